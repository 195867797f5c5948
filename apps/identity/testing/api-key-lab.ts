import { type Actor, type ApiScope, type KeyActor, parseActor } from '@rollcall/platform';
import { type Caller, type IdentityUnderTest, startIdentity } from './identity-lab.js';

/** A key just made, as its maker sees it. */
export interface MadeKey {
  id: string;
  key: string;
}

/** Identity with what the gateway does to keys. */
export class ApiKeyLab {
  private serial = 0;

  private constructor(readonly identity: IdentityUnderTest) {}

  static async start(): Promise<ApiKeyLab> {
    return new ApiKeyLab(await startIdentity());
  }

  get owner(): Caller {
    return this.identity.as(this.identity.ownerId);
  }

  /** The owner of another platform, a new one each time. */
  async neighbour(): Promise<Caller> {
    const { id, ownerId } = await this.identity.createPlatform(`neighbour-${(this.serial += 1)}`);
    return this.identity.as(ownerId, id);
  }

  async newKey(scopes: ApiScope[] = [], more: object = {}): Promise<MadeKey> {
    const { body } = await this.owner.post('/v1/api-keys', {
      name: `Key ${(this.serial += 1)}`,
      scopes,
      ...more,
    });
    return body;
  }

  /** Exchanges what a program shows, as the gateway does. @returns who it is, or the answer to what is worth nothing */
  async use(
    accessToken: string,
    clientIp?: string,
  ): Promise<Actor | { status: number; body: object } | undefined> {
    const { status, body } = await this.identity.request(
      { kind: 'service', service: 'gateway' },
      'POST',
      '/internal/actor-tokens',
      { accessToken },
      clientIp === undefined ? {} : { 'x-rollcall-client-ip': clientIp },
    );
    return status === 200 ? actorIn(body.actorToken) : { status, body: comparable(body) };
  }

  /** A call with a key as the gateway would pass it on. */
  async callerWith(key: string): Promise<Caller> {
    return this.identity.caller((await this.use(key)) as KeyActor);
  }

  /** Client credentials, as the gateway passes them on. */
  async token(clientId: string, clientSecret: string, scopes: string[] = []) {
    const { body } = await this.identity.request(
      { kind: 'service', service: 'gateway' },
      'POST',
      '/internal/api-key-tokens',
      { clientId, clientSecret, scopes },
    );
    return body;
  }

  /** Moves a time of a key, as if it had passed. */
  async set(
    id: string,
    column: 'expires_at' | 'previous_until' | 'last_used_at',
    sql: string,
  ): Promise<void> {
    await this.identity.rows(`UPDATE identity.api_keys SET ${column} = ${sql} WHERE id = $1`, [id]);
  }

  /** Everything that is stored about keys and what was done with them. */
  async storedTexts(): Promise<string> {
    const tables = ['api_keys', 'api_key_tokens', 'audit_events', 'idempotency_records', 'outbox'];
    const rows = await Promise.all(
      tables.map((table) => this.identity.rows(`SELECT row_to_json(t)::text FROM identity.${table} t`)),
    );
    return JSON.stringify(rows);
  }
}

/** Who a signed statement says that it is. */
function actorIn(actorToken: string): Actor | undefined {
  const { actor } = JSON.parse(Buffer.from(actorToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return parseActor(actor);
}

/** A refusal without what differs from call to call. */
const comparable = (body: object): object => ({ ...body, requestId: '' });
