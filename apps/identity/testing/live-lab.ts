import type { IdentityUnderTest } from './identity-lab.js';

/** What a page is told, as it arrives. */
export class LivePage {
  private text = '';
  private readonly leaving = new AbortController();
  /** Settles when the service has ended it. */
  ended: Promise<void> = Promise.resolve();

  /** Opens the stream of somebody who is signed in, at the service or at a replica of it. */
  static async open(
    identity: IdentityUnderTest,
    userId = identity.ownerId,
    { platformId = identity.platformId, at = '' } = {},
  ): Promise<LivePage> {
    const page = new LivePage();
    const headers = { accept: 'text/event-stream' };
    const call = { headers, signal: page.leaving.signal };
    const response = await identity.raw('/v1/live', call, userId, platformId, at || undefined);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    page.ended = page.read(response).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
    return page;
  }

  /** Topics of each event so far. */
  get told(): string[][] {
    return [...this.text.matchAll(/event: changed\ndata: (.*)\n\n/g)].map(
      ([, data = '']) => JSON.parse(data).topics,
    );
  }

  /** All that was sent. */
  get sent(): string {
    return this.text;
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) this.text += decoder.decode(chunk, { stream: true });
  }
}

/** A sign-in as {@link IdentityUnderTest.raw} names it. */
export async function openSignInOf(
  identity: IdentityUnderTest,
  userId: string,
  platformId = identity.platformId,
): Promise<void> {
  await identity.rows(
    `INSERT INTO identity.sign_ins (id, user_id, platform_id, token_digest, expires_at, client_ip, user_agent)
     VALUES ($1::uuid, $1::uuid, $2::uuid, sha256(convert_to($1::uuid::text, 'UTF8')), now() + interval '1 hour', '127.0.0.1', 'test')`,
    [userId, platformId],
  );
}
