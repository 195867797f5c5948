import { once } from 'node:events';
import { type IncomingMessage, get } from 'node:http';
import type { IdentityUnderTest } from './identity-lab.js';

/** What a page is told, as it arrives. Not by fetch, which opens another connection when it leaves one. */
export class LivePage {
  private text = '';
  /** Settles when it is over, whoever ended it. */
  readonly ended: Promise<void>;

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (piece: string) => (this.text += piece));
    response.on('error', () => undefined);
    this.ended = new Promise((resolve) => void response.once('close', resolve));
  }

  /** Opens the stream of somebody who is signed in, at the service or at a replica of it. */
  static async open(
    identity: IdentityUnderTest,
    userId = identity.ownerId,
    { platformId = identity.platformId, at = identity.url } = {},
  ): Promise<LivePage> {
    const headers = { ...(await identity.headersOf(userId, platformId)), accept: 'text/event-stream' };
    const call = get(`${at}/v1/live`, { headers, agent: false });
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`The stream was refused: ${response.statusCode}`);
    return new LivePage(response);
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
    this.response.destroy();
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
