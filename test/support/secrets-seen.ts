/** A secret that was seen. */
export interface SeenSecret {
  /** `link to join`, `password`, `access token`. */
  kind: string;
  value: string;
}

/** Last part of addresses that are secret: links in mails, and the calls that their pages make. */
const LINK = /\/(join|reset|unsubscribe|invitation-links|unsubscriptions|password-resets)\/([\w-]{16,})/g;
const KIND_OF_LINK: Record<string, string> = {
  join: 'link to join',
  'invitation-links': 'link to join',
  reset: 'link to choose a password',
  'password-resets': 'link to choose a password',
  unsubscribe: 'link to unsubscribe',
  unsubscriptions: 'link to unsubscribe',
};
/** As they are made for mails (D-21). */
const GENERATED_PASSWORD = /\b[0-9a-z]{4}(?:-[0-9a-z]{4}){5}\b/g;
const PASSWORD_FIELD = /^(?:current|new)?password$/i;
const TOKEN_FIELD = /^(?:access|csrf)?token$/i;

/** Every secret that goes through `fetch`, in either direction, mails of the built-in mailbox included. */
export class SecretsSeen {
  private readonly byValue = new Map<string, SeenSecret>();

  add(kind: string, value: string): void {
    if (!this.byValue.has(value)) this.byValue.set(value, { kind, value });
  }

  get all(): SeenSecret[] {
    return [...this.byValue.values()];
  }

  /** How many of each kind. */
  get counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { kind } of this.all) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  /** Listens in on `fetch` from now on. @returns ends that */
  watchFetch(): () => void {
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      this.ofRequest(new Request(input, init), init?.body);
      const response = await fetch(input, init);
      await this.ofAnswer(response.clone());
      return response;
    };
    return () => {
      globalThis.fetch = fetch;
    };
  }

  /** Secrets in a mail, or any other text that people get. */
  ofText(text: string): void {
    for (const [, path = '', token = ''] of text.matchAll(LINK)) this.add(KIND_OF_LINK[path] ?? path, token);
    for (const [password] of text.matchAll(GENERATED_PASSWORD)) {
      this.add('generated password', password);
      this.add('generated password', password.replaceAll('-', ''));
    }
  }

  private ofRequest({ url, headers }: Request, body?: unknown): void {
    this.ofText(url);
    const [, bearer] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? [];
    if (bearer) this.add('access token', bearer);
    if (body instanceof URLSearchParams) this.ofFields(Object.fromEntries(body));
    else if (typeof body === 'string' && body.startsWith('{')) this.ofFields(JSON.parse(body));
  }

  private async ofAnswer(response: Response): Promise<void> {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) this.add(/csrf/.test(name) ? 'CSRF token' : 'access token', value);
    }
    const text = await response.text();
    this.ofText(text);
    if (/json/.test(response.headers.get('content-type') ?? '') && text) this.ofFields(JSON.parse(text));
  }

  /** Fields with the names of secrets, at any depth. */
  private ofFields(content: unknown): void {
    if (typeof content !== 'object' || content === null) return;
    for (const [name, value] of Object.entries(content)) {
      if (typeof value !== 'string') this.ofFields(value);
      else if (PASSWORD_FIELD.test(name)) this.add('password', value);
      else if (TOKEN_FIELD.test(name)) this.add('access token', value);
    }
  }
}
