import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import pg from 'pg';
import { MessagingLab } from '../../testing/messaging-lab.js';
import { INVITED } from '../../testing/sample-events.js';

const ID = '01930000-0000-7000-8000-0000000000aa';
const PLATFORM = '01930000-0000-7000-8000-000000000001';

describe('the door of an inbox in the database (V48)', () => {
  let lab: MessagingLab;
  const roles: Record<string, pg.Client> = {};

  beforeAll(async () => {
    lab = await MessagingLab.open();
    await lab.query(
      `insert into invitations.event_subscriptions (type) values ($1), ('billing.seat-opened.v1')`,
      [INVITED],
    );
    for (const service of ['identity', 'billing'] as const) {
      roles[service] = new pg.Client({ connectionString: lab.database.urlOf(service) });
      await roles[service].connect();
    }
  });
  afterAll(async () => {
    for (const client of Object.values(roles)) await client.end();
    await lab.close();
  });

  const deliver = (role: string, type: string, envelope: Record<string, unknown>): Promise<unknown> =>
    roles[role]!.query('select invitations.receive_events($1, $2, $3, $4, $5, $6)', [
      [ID],
      [type],
      ['user/1'],
      [1],
      [PLATFORM],
      [JSON.stringify(envelope)],
    ]);
  const genuine = { type: INVITED, source: '/rollcall/identity', data: EVENTS.get(INVITED)?.sample };

  it.each([
    ['an event of another service', 'billing', INVITED, genuine],
    [
      'an own type with the source of another service',
      'identity',
      INVITED,
      { ...genuine, source: '/rollcall/billing' },
    ],
    ['an own type around the envelope of another', 'billing', 'billing.seat-opened.v1', { ...genuine }],
    ['an envelope without a source', 'identity', INVITED, { type: INVITED }],
  ])('refuses %s', async (_, role, type, envelope) => {
    await expect(deliver(role, type, envelope)).rejects.toThrow('may not publish these events');
    expect(await lab.count('invitations.inbox')).toBe(0);
  });

  it.each([
    ['read', 'select * from invitations.inbox'],
    [
      'write',
      `insert into invitations.inbox (event_id, type, source, subject, subject_version) values ('${ID}', 't', 's', 's', 1)`,
    ],
    ['change', 'update invitations.inbox set done_at = now()'],
    ['delete', 'delete from invitations.inbox'],
    ['claim', `select * from invitations.claim_inbox('${INVITED}', 1)`],
    ['subscribe', `insert into invitations.event_subscriptions (type) values ('x')`],
    ['look into the outbox', 'select * from invitations.outbox'],
  ])('is all there is: another service cannot %s', async (_, sql) => {
    await expect(roles['billing']!.query(sql)).rejects.toThrow('permission denied');
  });

  it('cannot be led astray by a temporary table of the caller', async () => {
    await roles['identity']!.query('create temporary table inbox (like pg_class)').catch(() => undefined);

    await deliver('identity', INVITED, genuine);

    expect(await lab.count('invitations.inbox')).toBe(1);
  });

  it('stores nothing that the service is not subscribed to', async () => {
    const type = 'identity.user-deleted.v1';
    const { rows } = (await deliver('identity', type, { ...genuine, type })) as {
      rows: { receive_events: number }[];
    };

    expect(rows[0]?.receive_events).toBe(0);
  });
});
