import { eventually } from '@rollcall/messaging/testing';
import type { IdentityUnderTest } from './identity-lab.js';

// oxlint-disable-next-line typescript/no-explicit-any -- test bodies are asserted field by field
type Answer = { status: number; body: any };

/** Imports through the service under test. */
export class ImportLab {
  constructor(readonly identity: IdentityUnderTest) {}

  /** Uploads a file in somebody's name. */
  async upload(
    file: string | Uint8Array | readonly (readonly string[])[],
    query: Record<string, string> = {},
    { as = this.identity.ownerId, platformId = this.identity.platformId, headers = {} } = {},
  ): Promise<Answer> {
    const content =
      typeof file === 'string' || file instanceof Uint8Array
        ? file
        : file.map((row) => row.map(quoted).join(',')).join('\r\n');
    const call = {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...headers },
      body: content as RequestInit['body'],
    };
    const response = await this.identity.raw(
      `/v1/imports?${new URLSearchParams(query)}`,
      call,
      as,
      platformId,
    );
    return { status: response.status, body: await response.json() };
  }

  /** An import, once it is in one of these states. */
  async until(
    id: string,
    statuses: readonly string[],
    as = this.identity.ownerId,
    platformId = this.identity.platformId,
  ): Promise<Answer['body']> {
    let body: Answer['body'];
    await eventually(async () => {
      ({ body } = await this.identity.as(as, platformId).get(`/v1/imports/${id}`));
      if (!statuses.includes(body.status))
        throw new Error(`The import is ${body.status}: ${JSON.stringify(body)}`);
    }, 120_000);
    return body;
  }

  /** Uploads, and waits for the plan. */
  async plan(...upload: Parameters<ImportLab['upload']>): Promise<Answer['body']> {
    const { status, body } = await this.upload(...upload);
    if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
    return this.until(body.id, ['planned', 'failed'], upload[2]?.as);
  }

  /** Carries a plan out. */
  async apply(id: string, as = this.identity.ownerId): Promise<Answer['body']> {
    const { status, body } = await this.identity.as(as).post(`/v1/imports/${id}/apply`, {});
    if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
    return this.until(id, ['applied', 'failed', 'paused'], as);
  }

  /** What is sent to who follows an import. */
  async *follow(id: string): AsyncGenerator<string> {
    const response = await this.identity.raw(`/v1/imports/${id}`, {
      headers: { accept: 'text/event-stream' },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) yield decoder.decode(chunk, { stream: true });
  }

  /** Sends the beginning of a file, and hangs up once it is being read. */
  async hangUp(beginning: string): Promise<void> {
    const call = new AbortController();
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode(beginning)),
    });
    const headers = { 'content-type': 'text/csv' };
    const upload = this.identity
      .raw('/v1/imports', {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
        signal: call.signal,
      } as RequestInit)
      .catch((error: Error) => error.name);
    const reading = `SELECT FROM identity.imports WHERE status = 'reading' AND NOT is_read`;
    await eventually(async () => {
      if ((await this.identity.count(reading)) === 0) throw new Error('Nothing is read yet.');
    });
    call.abort();
    await upload;
  }

  /** All rows of an import. */
  async rows(id: string, query = '', as = this.identity.ownerId): Promise<Answer['body'][]> {
    const items: Answer['body'][] = [];
    for (let cursor = ''; ;) {
      const { body } = await this.identity.as(as).get(`/v1/imports/${id}/rows?limit=200${query}${cursor}`);
      items.push(...body.items);
      if (body.nextCursor === null) return items;
      cursor = `&cursor=${body.nextCursor}`;
    }
  }

  /** Digests of all tables, but for what imports themselves write; of what is only added up, of the sums. */
  async contents(): Promise<Record<string, string>> {
    const tables = await this.identity.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'identity'::regnamespace AND relkind = 'r'
          AND relname !~ '^(imports|import_.*|audit_.*|idempotency_records|event_cursors)$'`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await this.identity.rows<{ sum: string }>(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${SUMMED[name] ?? `identity.${name}`} t`,
      );
      sums[name] = row?.sum ?? '';
    }
    return sums;
  }
}

/** Tables whose rows are folded in the background. */
const SUMMED: Readonly<Record<string, string>> = {
  member_counts:
    '(SELECT group_id, sum(active) AS active, sum(invited) AS invited FROM identity.member_counts GROUP BY group_id)',
  account_counts:
    '(SELECT platform_id, sum(change) AS accounts FROM identity.account_counts GROUP BY platform_id)',
};

const quoted = (cell: string): string => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
