import type { AccountSecrets } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { UserActor } from '@rollcall/platform';
import type { Caller, IdentityUnderTest } from './identity-lab.js';

/** The password of everybody in the lab. */
export const PASSWORD = 'correct horse battery';

/** What people do who sign in or cannot, through the service itself. */
export class SignInLab {
  constructor(private readonly identity: IdentityUnderTest) {}

  /** Signs in, from an address of one's own if given. */
  signIn(login: string, password = PASSWORD, clientIp = '203.0.113.1') {
    const headers = { 'x-rollcall-client-ip': clientIp, 'user-agent': 'lab' };
    return this.anonymous.post('/v1/auth/login', { login, password }, headers);
  }

  /** Who the services take the holder of an access token for; null when the sign-in has ended. */
  async actorOf(accessToken: string): Promise<UserActor | null> {
    const { status, body } = await this.identity
      .caller({ kind: 'service', service: 'gateway' })
      .post('/internal/actor-tokens', { accessToken });
    if (status !== 200) return null;
    const [, claims = ''] = body.actorToken.split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString()).actor;
  }

  /** Signs in and calls as the person from then on. */
  async callerOf(login: string, password = PASSWORD) {
    const { body } = await this.signIn(login, password);
    const actor = await this.actorOf(body.accessToken);
    if (!actor) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
    return { ...this.identity.caller(actor), accessToken: body.accessToken as string };
  }

  /** Asks for a link and fetches it as the mails do. @returns the token in it */
  async resetTokenFor(login: string): Promise<string> {
    const before = (await this.resets()).length;
    const { status } = await this.anonymous.post('/v1/auth/password-reset-requests', { login });
    if (status !== 202) throw new Error(`Asking for a link was answered by ${status}.`);
    await eventually(async () => {
      if ((await this.resets()).length <= before) throw new Error('No reset yet.');
    });
    const { resetId, userId } = (await this.resets()).at(-1)!;
    const secrets = await this.secretsFor('password-reset', resetId, userId);
    return secrets?.link.split('/').at(-1) ?? '';
  }

  /** What notifications gets for a mail; null when it is of no use any more. */
  async secretsFor(
    kind: 'credentials' | 'password-reset',
    id: string,
    userId: string,
    to?: string,
  ): Promise<AccountSecrets | null> {
    const address = to ?? (await this.addressOf(userId));
    const { body } = await this.identity
      .caller({ kind: 'service', service: 'notifications' })
      .post('/internal/account-secrets', { items: [{ kind, id, userId, address }] });
    return body.items[0].secrets;
  }

  private async addressOf(userId: string): Promise<string> {
    const [row] = await this.identity.rows<{ email: string | null }>(
      'SELECT email FROM identity.users WHERE id = $1',
      [userId],
    );
    return row?.email ?? 'nobody@x.org';
  }

  choosePassword(token: string, newPassword: string, more: object = {}) {
    return this.anonymous.post('/v1/auth/password-resets', { token, newPassword, ...more });
  }

  /** The events that ask for a mail with a link, the oldest first. */
  async resets(): Promise<{ resetId: string; userId: string; email: string; invitationId: string | null }[]> {
    const events = await this.eventsOf('identity.password-reset-requested.v1');
    return events as Awaited<ReturnType<SignInLab['resets']>>;
  }

  /** The data of events of a type, the oldest first. */
  async eventsOf(type: string): Promise<Record<string, unknown>[]> {
    const rows = await this.identity.rows<{ data: Record<string, unknown> }>(
      `SELECT envelope->'data' AS data FROM identity.outbox WHERE type = $1 ORDER BY event_id`,
      [type],
    );
    return rows.map(({ data }) => data);
  }

  get anonymous(): Caller {
    return this.identity.caller({ kind: 'anonymous' });
  }
}
