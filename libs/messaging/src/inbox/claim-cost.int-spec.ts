import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PoolClient } from 'pg';
import { MessagingLab } from '../testing/messaging-lab.js';

jest.setTimeout(120_000);
const BACKLOG = 200_000;
const BATCH = 200;

/**
 * Cost is counted in pages of the database that are touched, which does not depend on the machine. Statistics are
 * never gathered here (autovacuum is off for the tables), as after a sudden burst.
 */
describe('the cost of a claim', () => {
  let lab: MessagingLab;

  beforeAll(async () => {
    lab = await MessagingLab.open();
    for (const table of ['invitations.inbox', 'billing.inbox', 'identity.outbox']) {
      await lab.query(`alter table ${table} set (autovacuum_enabled = false)`);
    }
  });
  beforeEach(() => lab.query('truncate invitations.inbox, billing.inbox, identity.outbox'));
  afterAll(() => lab.close());

  const fillInbox = (count: number, row: string, service = 'invitations'): Promise<unknown> =>
    lab.query(
      `insert into ${service}.inbox (event_id, type, source, subject, subject_version, due_at, envelope)
       select gen_random_uuid(), ${row}, '{}' from generate_series(1, $1) as n`,
      [count],
    );
  /** Claims as a worker does, and rolls back. */
  const pagesTouched = async (sql: string, schema: string): Promise<{ pages: number; rows: number }> => {
    const client = await lab.connect();
    try {
      await client.query(`begin; set local search_path = ${schema}`);
      await client.query(sql); // the first run plans the statements of the function
      await client.query('rollback');
      await client.query(`begin; set local search_path = ${schema}`);
      return await explained(client, sql);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const claimInbox = (): Promise<{ pages: number; rows: number }> =>
    pagesTouched(`select * from claim_inbox('identity.user-invited.v1', ${BATCH})`, 'invitations');

  it('is the same with 400 and with 200,000 events due', async () => {
    const row = `'identity.user-invited.v1', 'identity', 'user/' || n, 1, now() - interval '1 hour'`;
    await fillInbox(400, row);
    const few = await claimInbox();
    await fillInbox(BACKLOG, row);

    const many = await claimInbox();

    expect([few.rows, many.rows]).toEqual([BATCH, BATCH]);
    expect(many.pages).toBeLessThan(few.pages * 1.5 + 100);
  });

  it('is the same in the order of arrival, with 400 and with 200,000 events due', async () => {
    const row = `'identity.user-invited.v1', 'identity', 'user/' || n, 1, now() - interval '1 hour'`;
    const claimArrivals = () => pagesTouched(`select * from claim_arrivals(${BATCH})`, 'billing');
    await fillInbox(400, row, 'billing');
    const few = await claimArrivals();
    await fillInbox(BACKLOG, row, 'billing');

    const many = await claimArrivals();

    expect([few.rows, many.rows]).toEqual([BATCH, BATCH]);
    expect(many.pages).toBeLessThan(few.pages * 1.5 + 100);
  });

  it.each([
    ['by type', 'invitations', `select * from claim_inbox('identity.user-invited.v1', ${BATCH})`],
    ['in the order of arrival', 'billing', `select * from claim_arrivals(${BATCH})`],
    [
      'to complete what was claimed',
      'billing',
      `select * from complete_inbox(array(select event_id from claim_arrivals(${BATCH})))`,
    ],
    [
      'to look which types are due',
      'invitations',
      `select * from due_inbox_types('{identity.user-invited.v1}')`,
    ],
  ])('%s, is the same when it was planned while nothing was due', async (_, schema, sql) => {
    await fillInbox(1_000, `'identity.user-invited.v1', 'identity', 'done/' || n, 1, now()`, schema);
    await lab.query(`update ${schema}.inbox set done_at = now()`);
    await lab.query(`vacuum analyze ${schema}.inbox`);
    const worker = await lab.connect();
    try {
      await worker.query(`set search_path = ${schema}`);
      // After some calls a function keeps the plan that it has.
      for (let calls = 0; calls < 8; calls += 1) await worker.query(sql);
      const row = `'identity.user-invited.v1', 'identity', 'user/' || n, 1, now() - interval '1 hour'`;
      await fillInbox(BACKLOG, row, schema);

      const { pages } = await explained(worker, sql);

      expect(pages).toBeLessThan(BATCH * 30);
    } finally {
      await worker.query('reset search_path');
      worker.release();
    }
  });

  it('is the same behind 200,000 events that are not due yet, of another type, or done', async () => {
    await fillInbox(
      400,
      `'identity.user-invited.v1', 'identity', 'user/' || n, 1, now() - interval '1 hour'`,
    );
    const alone = await claimInbox();
    await fillInbox(
      BACKLOG,
      `'identity.user-invited.v1', 'identity', 'later/' || n, 1, now() + interval '1 hour'`,
    );
    await fillInbox(
      BACKLOG,
      `'identity.user-deleted.v1', 'identity', 'other/' || n, 1, now() - interval '2 hours'`,
    );

    const behind = await claimInbox();

    expect(behind.rows).toBe(BATCH);
    expect(behind.pages).toBeLessThan(alone.pages * 1.5 + 100);
  });

  it('does not grow with the events blocked behind others of their subjects, which make way for those that are not', async () => {
    await fillInbox(
      1_000,
      `'identity.user-deleted.v1', 'identity', 'user/' || n, 1, now() + interval '1 hour'`,
    );
    await fillInbox(
      BACKLOG,
      `'identity.user-invited.v1', 'identity', 'user/' || (n % 1000 + 1), n + 1, now() - interval '1 hour'`,
    );
    await fillInbox(BATCH, `'identity.user-invited.v1', 'identity', 'free/' || n, 1, now()`);

    const blocked = await claimInbox();

    expect(blocked.rows).toBe(BATCH); // all of them blocked, and out of the way for a while
    expect(blocked.pages).toBeLessThan(BATCH * 60);
    let free = 0;
    for (let claims = 0; claims < BACKLOG / 5_000 + 2 && free < BATCH; claims += 1) {
      const [claim] = await lab.query<{ free: number }>(
        `select count(*) filter (where not blocked)::int as free from claim_inbox('identity.user-invited.v1', 5000)`,
        [],
        'invitations',
      );
      free += claim?.free ?? 0;
    }
    expect(free).toBe(BATCH);
  });

  it('does not grow with the events of one subject when all belong to it', async () => {
    await fillInbox(
      BACKLOG,
      `'identity.user-invited.v1', 'identity', 'user/1', n, now() - interval '1 hour'`,
    );

    const { pages, rows } = await claimInbox();

    expect(rows).toBe(BATCH);
    expect(pages).toBeLessThan(BATCH * 60);
  });

  it('is the same for a relay with 1,000 and with 200,000 events unsent', async () => {
    const fill = (count: number): Promise<unknown> =>
      lab.query(
        `insert into identity.outbox (event_id, type, subject, subject_version, platform_id, envelope)
         select gen_random_uuid(), 't', 's', 1, gen_random_uuid(), '{}' from generate_series(1, $1)`,
        [count],
      );
    await fill(1_000);
    const few = await pagesTouched('select * from claim_outbox(500)', 'identity');
    await fill(BACKLOG);

    const many = await pagesTouched('select * from claim_outbox(500)', 'identity');

    expect(many.rows).toBe(500);
    expect(many.pages).toBeLessThan(few.pages * 1.5 + 100);
  });
});

async function explained(client: PoolClient, sql: string): Promise<{ pages: number; rows: number }> {
  const result = await client.query(`explain (analyze, buffers, format json) ${sql}`);
  const [{ Plan: plan }] = (result.rows[0] as { 'QUERY PLAN': [{ Plan: Record<string, number> }] })[
    'QUERY PLAN'
  ];
  return {
    pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    rows: plan['Actual Rows'] ?? 0,
  };
}
