import type { Actor } from '../actors/actor.js';
import { ACTOR_HEADER, type ActorTokens } from '../actors/actor-tokens.js';
import type { ProblemDocument } from '../problems/problem-document.js';
import {
  CLIENT_IP_HEADER,
  REQUEST_ID_HEADER,
  RequestContext,
  TRACEPARENT_HEADER,
} from '../requests/request-context.js';
import { DependencyUnavailableError } from './dependency-unavailable.error.js';
import { exchange, type ExchangeAnswer } from './http-exchange.js';
import { RemoteProblem } from './remote-problem.error.js';

/** How a {@link ServiceClient} reaches its peer. */
export interface ServiceClientOptions {
  /** Where the peer listens, such as `http://127.0.0.1:3001`. */
  baseUrl: string;
  /** Name of the calling service. */
  self: string;
  tokens: ActorTokens;
  /** Name of the peer, for messages; its host and port unless given. */
  peer?: string;
  /** For a whole call, default 10. */
  timeoutSeconds?: number;
}

/** One call. */
export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** On whose behalf; the calling service itself unless given. */
  actor?: Actor;
  /** Sent as `Idempotency-Key`. */
  idempotencyKey?: string;
}

const DEFAULT_TIMEOUT_SECONDS = 10;

/**
 * Calls another service over HTTP, with an actor token and the request and trace ids of the current request.
 * Every method resolves with the JSON of the answer (undefined for an empty one).
 *
 * @throws {@link RemoteProblem} when the peer refuses (4xx)
 * @throws {@link DependencyUnavailableError} when it cannot be reached, takes too long or fails (5xx)
 */
export class ServiceClient {
  constructor(private readonly options: ServiceClientOptions) {}

  get<T>(path: string, call?: CallOptions): Promise<T> {
    return this.call<T>('GET', path, call);
  }

  post<T>(path: string, call?: CallOptions): Promise<T> {
    return this.call<T>('POST', path, call);
  }

  put<T>(path: string, call?: CallOptions): Promise<T> {
    return this.call<T>('PUT', path, call);
  }

  delete<T>(path: string, call?: CallOptions): Promise<T> {
    return this.call<T>('DELETE', path, call);
  }

  private async call<T>(method: string, path: string, call: CallOptions = {}): Promise<T> {
    const { baseUrl, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = this.options;
    const url = new URL(path, baseUrl);
    const { peer = url.host } = this.options;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const headers = await this.headers(call, body);
    const answer = await exchange({ method, url, headers, body, timeoutSeconds }).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new DependencyUnavailableError(peer, reason, { cause });
    });
    return readAnswer<T>(answer, peer);
  }

  private async headers(call: CallOptions, body: string | undefined): Promise<Record<string, string>> {
    const { self, tokens } = this.options;
    const context = RequestContext.current();
    const given = {
      accept: 'application/json',
      [ACTOR_HEADER]: await tokens.mint(call.actor ?? { kind: 'service', service: self }),
      [REQUEST_ID_HEADER]: context?.requestId,
      [TRACEPARENT_HEADER]: context?.traceparent,
      [CLIENT_IP_HEADER]: context?.clientIp,
      'idempotency-key': call.idempotencyKey,
      'content-type': body === undefined ? undefined : 'application/json',
      'content-length': body === undefined ? undefined : String(Buffer.byteLength(body)),
    };
    return Object.fromEntries(
      Object.entries(given).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
      ),
    );
  }
}

function readAnswer<T>({ status, contentType, body }: ExchangeAnswer, peer: string): T {
  if (status >= 500 || status < 200) throw new DependencyUnavailableError(peer, `it answered ${status}`);
  const json = contentType.includes('json') ? parseJson(body) : undefined;
  if (status < 300) {
    if (json === undefined && body !== '') {
      throw new DependencyUnavailableError(peer, `it answered ${status} with something that is not JSON`);
    }
    return json as T;
  }
  if (!isProblem(json)) throw new DependencyUnavailableError(peer, `it answered ${status} without a problem`);
  throw new RemoteProblem(status, json.code, json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isProblem(json: unknown): json is ProblemDocument {
  const { code, detail } = (json ?? {}) as Record<string, unknown>;
  return typeof code === 'string' && typeof detail === 'string';
}
