/** Answer of the API; bodies are asserted field by field in the journeys. */
export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies are the thing under test
  body: any;
  headers: Headers;
}

/** A caller of the public API, as a client program would write it. */
export class ApiClient {
  constructor(
    readonly baseUrl: string,
    private readonly token?: string,
  ) {}

  /** The same API with another token. */
  with(token: string): ApiClient {
    return new ApiClient(this.baseUrl, token);
  }

  /** Signs in; the client that comes back acts as that person. */
  async signIn(login: string, password: string): Promise<ApiClient> {
    const { status, body } = await this.post('/v1/auth/login', { login, password });
    if (status !== 200) throw new Error(`Sign-in of ${login} failed: ${JSON.stringify(body)}`);
    return this.with(body.accessToken);
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, body, headers);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.call('PATCH', path, body);
  }

  delete(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('DELETE', path, undefined, headers);
  }

  /** Sends a body as it is, whatever it is. */
  postRaw(path: string, body: string, contentType: string): Promise<Answer> {
    return this.send('POST', path, body, { 'content-type': contentType });
  }

  private call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    if (body === undefined) return this.send(method, path, undefined, headers);
    return this.send(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  private async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers },
      body,
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }
}
