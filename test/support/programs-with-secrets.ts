import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { Academy } from './academy.js';
import { type Answer, ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import type { Installation } from './installation.js';
import type { SecretsSeen } from './secrets-seen.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Whatever programs and files bring or get that is secret: API keys, their tokens, secrets of webhooks, passwords in files. */
export class ProgramsWithSecrets {
  private readonly anybody: ApiClient;

  constructor(
    installation: Installation,
    private readonly academy: Academy,
    private readonly seen: SecretsSeen,
  ) {
    this.anybody = new ApiClient(installation.url);
  }

  /** With the key itself, with the one that it is rotated to, and with a token for each. */
  async callWithAKey(): Promise<void> {
    const { owner } = this.academy;
    const wish = { name: 'HR sync', scopes: ['users:read'] };
    const { status, body: first } = await owner.post('/v1/api-keys', wish);
    expect(status).toBe(201);
    const { body: rotated } = await owner.post(`/v1/api-keys/${first.id}/rotations`, { overlapSeconds: 600 });
    for (const key of [first.key, rotated.key]) {
      this.seen.add('API key', key);
      this.seen.add('API key', key.split('_').at(-1));
      expect((await this.anybody.with(key).get('/v1/users')).status).toBe(200);
      const { body } = await this.tokenFor(first.id, key);
      this.seen.add('access token', body.access_token);
      expect((await this.anybody.with(body.access_token).get('/v1/users')).status).toBe(200);
    }
    const unknown = `rck_${'0'.repeat(32)}_${'a1'.repeat(23)}`;
    this.seen.add('API key', unknown);
    expect((await this.tokenFor(first.id, unknown)).status).toBe(401);
    expect((await this.anybody.with(unknown).get('/v1/users')).status).toBe(401);
  }

  /** By events, with a secret, and with both while it is rotated; one receiver fails, so that a delivery waits. */
  async beCalled(): Promise<void> {
    const { owner, groups } = this.academy;
    const signatures: string[] = [];
    const server = createServer((request, response) => {
      signatures.push(String(request.headers['webhook-signature']));
      response.writeHead(request.url === '/fails' ? 500 : 204).end();
    });
    try {
      const url = await listen(server);
      for (const path of ['/takes', '/fails']) {
        const types = ['identity.user-invited.v1'];
        const { status, body } = await owner.post('/v1/webhooks', { url: url + path, types });
        expect(status).toBe(201);
        const rotations = `/v1/webhooks/${body.id}/secret-rotations`;
        const { body: rotated } = await owner.post(rotations, { overlapSeconds: 600 });
        for (const { secret } of [body, rotated]) {
          this.seen.add('secret of a webhook', secret);
          this.seen.add('secret of a webhook', secret.replace('whsec_', ''));
          this.seen.add(
            'secret of a webhook',
            Buffer.from(secret.replace('whsec_', ''), 'base64').toString('base64url'),
          );
        }
      }
      const wish = { emails: 'called@example.org', groupIds: [groups['France']], roles: ['learner'] };
      expect((await owner.post('/v1/invitations', wish)).status).toBe(201);
      await eventually(() => expect(signatures.filter((both) => both.includes(' '))).toHaveLength(2));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  /** One file whose people get their passwords, and one that nobody has applied yet. */
  async importPasswords(): Promise<void> {
    const passwordOf = (index: number): string => `from a file, n° ${index} & so on`;
    const file = (name: string, indices: number[]): string =>
      ['Email;First name;Last name;Groups;Roles;Password']
        .concat(
          indices.map(
            (index) =>
              `${name}${index}@example.org;Ada;Lovelace;Sales/EMEA/France;learner;${passwordOf(index)}`,
          ),
        )
        .join('\r\n');
    for (const index of [1, 2, 3, 4]) this.seen.add('password', passwordOf(index));
    const applied = await this.planned(file('applied', [1, 2]));
    expect((await this.academy.owner.post(`/v1/imports/${applied}/apply`, {})).status).toBe(202);
    await this.importIs(applied, 'applied');
    await this.anybody.signIn('applied1@example.org', passwordOf(1));
    await this.planned(file('planned', [3, 4]));
  }

  private async planned(file: string): Promise<string> {
    const { status, body } = await this.academy.owner.postRaw('/v1/imports', file, 'text/csv');
    expect(status).toBe(202);
    await this.importIs(body.id, 'planned');
    return body.id;
  }

  private importIs(id: string, wanted: string): Promise<void> {
    return eventually(async () => {
      const { body } = await this.academy.owner.get(`/v1/imports/${id}`);
      expect(body).toMatchObject({ status: wanted, counts: { create: 2 } });
    });
  }

  private tokenFor(id: string, key: string): Promise<Answer> {
    const form = { grant_type: 'client_credentials', client_id: id, client_secret: key };
    return this.anybody.postRaw('/v1/oauth/token', new URLSearchParams(form).toString(), FORM_TYPE);
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
