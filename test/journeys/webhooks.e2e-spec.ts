import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Academy, createAcademy } from '../support/academy.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';

/** Events that are on their way when the service is killed. */
const PEOPLE = 200;
/** How long a receiver takes, so that there are always calls on their way. */
const SLOW_MS = 20;
const INVITED = 'identity.user-invited.v1';

/** A program of somebody else: it verifies what comes with the library of Standard Webhooks, and notes the events. */
class Program {
  readonly ids: string[] = [];
  readonly emails: string[] = [];
  refused = 0;
  secret = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Program> {
    const server = createServer();
    const program = new Program(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        setTimeout(() => response.writeHead(program.take(request.headers as never, body)).end(), SLOW_MS);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return program;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/rollcall`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(headers: Record<string, string>, body: string): number {
    try {
      const event = new Webhook(this.secret).verify(body, headers) as {
        id: string;
        data: { email?: string };
      };
      this.ids.push(event.id);
      if (event.data.email) this.emails.push(event.data.email);
      return 204;
    } catch {
      this.refused += 1;
      return 400;
    }
  }
}

describe('A program of somebody else is called when people are invited', () => {
  let installation: Installation;
  let academy: Academy;
  let program: Program;
  let webhookId: string;

  beforeAll(async () => {
    program = await Program.start();
    installation = await Installation.start({ env: { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' } });
    academy = await createAcademy(installation);
  }, 120_000);
  afterAll(async () => {
    await installation?.stop();
    await program?.stop();
  });

  const invite = async (emails: string[]): Promise<void> => {
    const body = { emails, groupIds: [academy.groups['Sales']], roles: ['learner'] };
    expect((await academy.owner.post('/v1/invitations', body)).status).toBe(201);
  };

  it('gets what it can verify, once an administrator has made a webhook', async () => {
    const created = await academy.owner.post('/v1/webhooks', { url: program.url, types: [INVITED] });
    expect(created.status).toBe(201);
    ({ id: webhookId, secret: program.secret } = created.body);
    const test = await academy.owner.post(`/v1/webhooks/${webhookId}/test`);
    expect(test.body).toMatchObject({ delivered: true, status: 204 });

    await invite(['ada@example.org']);
    await eventually(() => expect(program.emails).toEqual(['ada@example.org']));
    const { body } = await academy.owner.get(`/v1/webhooks/${webhookId}/deliveries`);
    expect(body.items).toMatchObject([{ eventId: program.ids.at(-1), type: INVITED, state: 'delivered' }]);
    const feed = await academy.owner.get(`/v1/events?types=${INVITED}`);
    expect(feed.body.items.map(({ id }: { id: string }) => id)).toContain(program.ids.at(-1));
  });

  it('misses nothing when the service is killed with calls on their way', async () => {
    const emails = Array.from({ length: PEOPLE }, (_, index) => `person${index}@example.org`);
    await invite(emails);
    await eventually(() => expect(program.emails.length).toBeGreaterThan(20));
    const before = program.emails.length;
    expect(before).toBeLessThan(PEOPLE);
    installation.process('events').kill();
    // The turn that was cut off ends with its lease, half a minute later.
    await eventually(() => expect(new Set(program.emails)).toEqual(new Set(['ada@example.org', ...emails])), {
      withinMs: 120_000,
    });
    expect(installation.process('events').restarts).toBe(1);
    await eventually(async () => {
      const open = await academy.owner.get(`/v1/webhooks/${webhookId}/deliveries?state=pending`);
      expect(open.body.items).toEqual([]);
    });
    // What came twice came with the id that it had.
    expect(new Set(program.ids.slice(1)).size).toBe(PEOPLE + 1);
    expect(program.refused).toBe(0);
  }, 180_000);

  it('is in the audit, and nothing of its secret in the logs', async () => {
    await academy.owner.post(`/v1/webhooks/${webhookId}/secret-rotations`, { overlapSeconds: 0 });
    await eventually(async () => {
      const { body } = await academy.owner.get('/v1/audit-events?action=webhook');
      expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
        'webhook.secret-rotated',
        'webhook.created',
      ]);
    });
    const logs = installation.logs();
    expect(logs.includes('"service":"events"')).toBe(true);
    expect(logs.includes(program.secret.replace('whsec_', ''))).toBe(false);
  });
});
