import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudEvent } from '@rollcall/contracts';
import type { SnapshotEvent } from '../src/events/rollcall-event.js';

/** An answer that is given instead of a page. */
export interface Refusal {
  status: number;
  code?: string;
  headers?: Record<string, string>;
}

/** A feed as `GET /v1/events` and `/v1/events/snapshot` answer it, in memory; cursors are positions. */
export class StubFeed {
  events: CloudEvent[] = [];
  snapshot: SnapshotEvent[] = [];
  /** Positions before this one are no longer kept. */
  purgedTo = 0;
  pageSize = 2;
  /** Given one by one, before anything else. */
  readonly refusals: Refusal[] = [];
  /** Path and query of each request, and the token that came with it. */
  readonly requests: { url: URL; authorization: string | undefined }[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<StubFeed> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const feed = new StubFeed(server);
    server.on('request', (request, response) => feed.answer(request, response));
    return feed;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', this.baseUrl);
    this.requests.push({ url, authorization: request.headers.authorization });
    const refusal = this.refusals.shift();
    if (refusal)
      return send(response, refusal.status, { code: refusal.code, detail: 'No.' }, refusal.headers);
    if (url.pathname === '/v1/oauth/token')
      return send(response, 200, { access_token: `t${this.requests.length}`, expires_in: 300 });
    if (url.pathname === '/v1/events/snapshot') return send(response, 200, this.snapshotPage(url));
    const after = Number(url.searchParams.get('after') ?? this.purgedTo);
    if (after < this.purgedTo) return send(response, 410, { code: 'cursor_expired', detail: 'Too old.' });
    return send(response, 200, this.page(after, url.searchParams.get('types')?.split(',') ?? []));
  }

  private page(after: number, types: string[]): object {
    const items = this.events.slice(after, after + this.pageSize);
    const nextCursor = String(after + items.length);
    const wanted = items.filter(({ type }) => types.includes(type));
    return { items: wanted, nextCursor, hasMore: after + items.length < this.events.length };
  }

  private snapshotPage(url: URL): object {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const items = this.snapshot.slice(from, from + this.pageSize);
    const next = from + items.length;
    const nextCursor = next < this.snapshot.length ? String(next) : null;
    return { items, nextCursor, feedCursor: String(this.events.length) };
  }
}

function send(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}
