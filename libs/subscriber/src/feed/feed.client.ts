import type { CloudEvent } from '@rollcall/contracts';
import type { SnapshotEvent } from '../events/rollcall-event.js';
import { pause } from '../handling/pause.js';
import type { AccessToken } from './access-token.js';
import { CursorExpiredError, FeedError } from './feed.errors.js';

const ANSWER_TIMEOUT_MS = 30_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** A token that is refused again and again is wrong and not old. */
const REFUSALS = 3;

/** Where the feed is, and by which right it is read. */
export interface FeedAccess {
  /** Address of the installation, such as `https://rollcall.example.org`. */
  baseUrl: string;
  /** A platform admin's token, or a key with the scope `events:read`. */
  accessToken: AccessToken;
}

/** A page of `GET /v1/events`. */
export interface FeedPage {
  items: CloudEvent[];
  nextCursor: string;
  hasMore: boolean;
}

/** A page of `GET /v1/events/snapshot`. */
export interface SnapshotPage {
  items: SnapshotEvent[];
  nextCursor: string | null;
  feedCursor: string;
}

interface Refusal {
  status: number;
  code: string | undefined;
  detail: string;
  retryAfterMs: number | undefined;
}

/** Asks for pages until they come: what can pass by itself is tried again, for ever. */
export class FeedClient {
  constructor(
    private readonly access: FeedAccess,
    private readonly signal: AbortSignal,
    private readonly report: (what: string, error: unknown) => void,
  ) {}

  /** @throws CursorExpiredError; FeedError for what would be refused again */
  events(query: Record<string, string>): Promise<FeedPage> {
    return this.get<FeedPage>('/v1/events', query);
  }

  /** @throws FeedError for what would be refused again */
  snapshot(query: Record<string, string>): Promise<SnapshotPage> {
    return this.get<SnapshotPage>('/v1/events/snapshot', query);
  }

  private async get<Page>(path: string, query: Record<string, string>): Promise<Page> {
    const url = new URL(path, this.access.baseUrl);
    url.search = new URLSearchParams(query).toString();
    let refusals = 0;
    for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LONGEST_RETRY_MS)) {
      let wait = delay;
      try {
        const answer = await this.attempt<Page>(url, refusals > 0);
        if ('page' in answer) return answer.page;
        const { refusal } = answer;
        refusals += refusal.status === 401 ? 1 : 0;
        const error = errorOf(url, refusal);
        if (isFinal(refusal, refusals, this.access.accessToken)) throw error;
        wait = refusal.retryAfterMs ?? delay;
        this.report(`reading ${path}`, error);
      } catch (error) {
        if (error instanceof FeedError || this.signal.aborted) throw error;
        this.report(`reading ${path}`, error);
      }
      await pause(wait, this.signal);
      this.signal.throwIfAborted();
    }
  }

  private async attempt<Page>(url: URL, wasRefused: boolean): Promise<{ page: Page } | { refusal: Refusal }> {
    const { accessToken } = this.access;
    const token = typeof accessToken === 'string' ? accessToken : await accessToken(wasRefused);
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    if (response.ok) return { page: (await response.json()) as Page };
    return { refusal: refusalOf(response, await response.text()) };
  }
}

function refusalOf({ status, headers }: Response, body: string): Refusal {
  const isProblem = (headers.get('content-type') ?? '').includes('json');
  const { code, detail } = (isProblem ? JSON.parse(body) : {}) as { code?: string; detail?: string };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return {
    status,
    code,
    detail: detail ?? body.slice(0, 200),
    retryAfterMs: Number.isNaN(seconds) ? undefined : seconds * 1_000,
  };
}

function errorOf(url: URL, { status, code, detail }: Refusal): FeedError {
  const message = `${url.origin}${url.pathname} answered ${status}${code ? ` ${code}` : ''}: ${detail}`;
  const Kind = code === 'cursor_expired' ? CursorExpiredError : FeedError;
  return new Kind(message, status, code);
}

/** Whether asking again could not help. */
function isFinal({ status }: Refusal, refusals: number, accessToken: AccessToken): boolean {
  if (status === 401) return typeof accessToken === 'string' || refusals >= REFUSALS;
  return status < 500 && status !== 408 && status !== 429;
}
