import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountState } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { metrics } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { BillingLab } from '../../testing/billing-lab.js';
import { type PersonalChange, RecordAccountChangesHandler } from '../seats/record-account-changes.handler.js';
import { Reconciliations } from './reconciliations.js';
import type { Reconciliation } from './reconciliations.store.js';

const DAY_MS = 86_400_000;

describe('The comparison of seats with accounts', () => {
  let lab: BillingLab;
  let now = Date.parse('2026-06-01T09:00:00Z');
  beforeAll(async () => {
    lab = await BillingLab.open();
  });
  afterAll(() => lab.close());
  beforeEach(async () => {
    // Each test has a day of its own, and accounts that agree with the seats that others left.
    now += 3 * DAY_MS;
    lab.service.clock.set(new Date(now));
    const open = await lab.query<{ platform_id: string; user_id: string }>(
      'SELECT platform_id, user_id FROM billing.seats WHERE closed_at IS NULL',
    );
    lab.accounts = open.map((seat) => account(seat.platform_id, seat.user_id));
  });

  const ago = (days: number): string => new Date(now - days * DAY_MS).toISOString();
  const account = (platformId: string, userId: string, more: Partial<AccountState> = {}): AccountState => ({
    platformId,
    userId,
    isActive: true,
    version: 7,
    activatedAt: ago(10),
    deletedAt: null,
    ...more,
  });
  const identityHas = (...accounts: AccountState[]): void => {
    lab.accounts = [...lab.accounts, ...accounts].toSorted((a, b) =>
      a.platformId + a.userId < b.platformId + b.userId ? -1 : 1,
    );
  };
  const change = (
    about: { platformId: string; userId: string },
    effect: PersonalChange['effect'],
    more: Partial<PersonalChange>,
  ): PersonalChange => ({
    ...about,
    eventId: uuidv7(),
    version: 1,
    effect,
    reason: effect === 'closes' ? 'deleted' : 'invitation_accepted',
    occurredAt: ago(10),
    ...more,
  });
  const tell = (...changes: PersonalChange[]): Promise<number> => {
    const { app } = lab.service;
    const record = app.get(RecordAccountChangesHandler);
    return app.get(Database).transaction('installation', (tx) => record.record(tx, changes));
  };
  const compare = async (): Promise<Partial<Reconciliation>> => {
    const reconciliations = lab.service.app.get(Reconciliations);
    const { id } = await reconciliations.start();
    await reconciliations.settled();
    const [latest] = await reconciliations.list(1);
    expect(latest?.id).toBe(id);
    return { ...latest };
  };
  const seatsOf = async (userId: string): Promise<string[]> => {
    const rows = await lab.query<{ opened_at: Date; closed_at: Date | null; reason: string }>(
      'SELECT opened_at, closed_at, reason FROM billing.seats WHERE user_id = $1 ORDER BY opened_at',
      [userId],
    );
    return rows.map(
      ({ opened_at, closed_at, reason }) =>
        `${opened_at.toISOString()} ${closed_at?.toISOString() ?? 'open'} ${reason}`,
    );
  };
  const somebody = () => ({ platformId: uuidv7(), userId: uuidv7() });

  it('finds nothing where they agree, whatever the number of pages', async () => {
    const platformId = uuidv7();
    const people = Array.from({ length: 1_100 }, () => ({ platformId, userId: uuidv7() }));
    await tell(...people.map((person) => change(person, 'opens', {})));
    identityHas(...people.map((person) => account(platformId, person.userId)));
    expect(await compare()).toMatchObject({ missing: 0, surplus: 0, failure: null });
  });

  it('opens a seat whose event never came, from when the account became active', async () => {
    const ada = somebody();
    identityHas(account(ada.platformId, ada.userId));
    expect(await compare()).toMatchObject({ missing: 1, surplus: 0 });
    expect(await seatsOf(ada.userId)).toEqual([`${ago(10)} open reconciled`]);
    expect(await lab.eventsOf(ada.userId)).toMatchObject([
      { data: { reason: 'reconciled', openedAt: ago(10) } },
    ]);
    expect(await compare()).toMatchObject({ missing: 0, surplus: 0 });
  });

  it('lets the true event take over when it comes after all, also when it has the same version', async () => {
    for (const version of [3, 7]) {
      const ada = somebody();
      identityHas(account(ada.platformId, ada.userId));
      await compare();
      await tell(change(ada, 'opens', { version, occurredAt: ago(12) }));
      expect(await seatsOf(ada.userId)).toEqual([`${ago(12)} open invitation_accepted`]);
      await tell(change(ada, 'closes', { version: 8, occurredAt: ago(1) }));
      expect(await seatsOf(ada.userId)).toEqual([`${ago(12)} ${ago(1)} invitation_accepted`]);
    }
  });

  it('closes a seat whose deletion never came, and takes the true time when it comes', async () => {
    const ada = somebody();
    await tell(change(ada, 'opens', {}));
    identityHas(account(ada.platformId, ada.userId, { isActive: false, deletedAt: ago(2) }));
    expect(await compare()).toMatchObject({ missing: 0, surplus: 1 });
    expect(await seatsOf(ada.userId)).toEqual([`${ago(10)} ${ago(2)} invitation_accepted`]);
    await tell(change(ada, 'closes', { version: 5, occurredAt: ago(3) }));
    expect(await seatsOf(ada.userId)).toEqual([`${ago(10)} ${ago(3)} invitation_accepted`]);
    await tell(change(ada, 'opens', { version: 9, occurredAt: ago(0) }));
    expect(await seatsOf(ada.userId)).toHaveLength(2);
  });

  it.each([
    ['a seat is gone', 'DELETE FROM billing.seats WHERE user_id = $1'],
    ['a seat is closed', 'UPDATE billing.seats SET closed_at = now(), closed_by = id WHERE user_id = $1'],
    [
      'a seat opened later',
      `UPDATE billing.seats SET opened_at = opened_at + interval '1 h' WHERE user_id = $1`,
    ],
    ['a seat is somebody else’s', 'UPDATE billing.seats SET user_id = gen_random_uuid() WHERE user_id = $1'],
    [
      'a stranger has a seat',
      `INSERT INTO billing.seats (platform_id, id, user_id, opened_at) SELECT platform_id, gen_random_uuid(),
         gen_random_uuid(), opened_at FROM billing.seats WHERE user_id = $1`,
    ],
    [
      'totals were changed',
      `UPDATE billing.seat_totals SET opened = opened + 7 WHERE platform_id =
         (SELECT platform_id FROM billing.seats WHERE user_id = $1)`,
    ],
  ])('notices that %s although the ledger says otherwise, and writes it anew', async (_, sabotage) => {
    const ada = somebody();
    await tell(change(ada, 'opens', {}));
    identityHas(account(ada.platformId, ada.userId));
    const rows = () =>
      lab.query(
        `SELECT s.*, t.opened, t.closed FROM billing.seats s JOIN billing.seat_totals t USING (platform_id)
         WHERE platform_id = $1`,
        [ada.platformId],
      );
    const before = await rows();
    const [{ n } = { n: 0 }] = await lab.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM billing.seat_ledger',
    );
    await lab.query(sabotage, [ada.userId]);
    expect(await rows()).not.toEqual(before);
    const found = await compare();
    expect(found).toMatchObject({ missing: 0, surplus: 0, unknown: 0, failure: null });
    expect(found.rebuilt).toBeGreaterThan(0);
    expect(await metrics.getSingleMetricAsString('billing_seat_differences')).toMatch(/rebuilt"} [1-9]/);
    expect(await rows()).toEqual(before);
    expect(await compare()).toMatchObject({ rebuilt: 0, missing: 0, surplus: 0 });
    expect(await metrics.getSingleMetricAsString('billing_seat_differences')).toMatch(/rebuilt"} 0/);
    expect(await lab.query('SELECT count(*)::int AS n FROM billing.seat_ledger')).toEqual([{ n }]);
  });

  it('reports a seat of whom identity does not know, and leaves it to a person', async () => {
    const ghost = somebody();
    await tell(change(ghost, 'opens', {}));
    expect(await compare()).toMatchObject({ unknown: 1, missing: 0, surplus: 0, repaired: 0 });
    expect(await seatsOf(ghost.userId)).toHaveLength(1);
    identityHas(account(ghost.platformId, ghost.userId, { isActive: false, deletedAt: ago(1) }));
    expect(await compare()).toMatchObject({ unknown: 0, surplus: 1, repaired: 1 });
  });

  it('leaves alone what may be under way', async () => {
    const [awaited, fresh, leaving, restored] = [somebody(), somebody(), somebody(), somebody()];
    await tell(
      change(awaited, 'awaits', { occurredAt: ago(0.5) }),
      change(leaving, 'opens', {}),
      change(restored, 'opens', { version: 1 }),
    );
    await tell(change(restored, 'closes', { version: 2, occurredAt: ago(0.01) }));
    identityHas(
      account(awaited.platformId, awaited.userId, { activatedAt: ago(0.5) }),
      account(fresh.platformId, fresh.userId, { activatedAt: ago(1) }),
      account(leaving.platformId, leaving.userId, { isActive: false, deletedAt: ago(0.01) }),
      account(restored.platformId, restored.userId),
    );
    expect(await compare()).toMatchObject({ missing: 0, surplus: 0 });
  });

  it('opens the seat of who was restored some time ago from now on: nobody knows since when', async () => {
    const ada = somebody();
    await tell(change(ada, 'opens', { version: 1 }));
    await tell(change(ada, 'closes', { version: 2, occurredAt: ago(5) }));
    identityHas(account(ada.platformId, ada.userId));
    await compare();
    expect((await seatsOf(ada.userId)).at(-1)).toBe(`${ago(0)} open reconciled`);
  });

  it('counts all and repairs a thousand when something larger is wrong', async () => {
    const platformId = uuidv7();
    identityHas(...Array.from({ length: 1_050 }, () => account(platformId, uuidv7())));
    expect(await compare()).toMatchObject({ missing: 1_050, repaired: 1_000 });
    const [{ n } = { n: 0 }] = await lab.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM billing.seats WHERE platform_id = $1',
      [platformId],
    );
    expect(n).toBe(1_000);
  });

  it('runs once a day by itself, whatever the number of replicas, and tells the operator', async () => {
    const reconciliations = lab.service.app.get(Reconciliations);
    await Promise.all([1, 2, 3].map(() => reconciliations.runDaily()));
    const { body } = await lab.operate('GET', '/v1/billing/reconciliations');
    const items = body['items'] as { startedAt: string; finishedAt: string }[];
    expect(items.filter(({ startedAt }) => startedAt === ago(0))).toEqual([
      expect.objectContaining({ finishedAt: ago(0), failure: null }),
    ]);
    lab.service.clock.advanceSeconds(3_600);
    await reconciliations.runDaily();
    expect((await reconciliations.list(50)).length).toBe(items.length);
    const asked = await lab.operate('POST', '/v1/billing/reconciliations');
    expect(asked).toMatchObject({ status: 202, body: { finishedAt: null } });
    await reconciliations.settled();
  });

  it('says why it was given up, and is tried again without waiting a day', async () => {
    const reconciliations = lab.service.app.get(Reconciliations);
    await reconciliations.runDaily();
    const shown = () => metrics.getSingleMetricAsString('billing_reconciled_timestamp_seconds');
    const before = await shown();
    const states = lab.accounts;
    lab.accounts = null as never;
    lab.service.clock.advanceSeconds(2 * 86_400);
    expect(await compare()).toMatchObject({ failure: expect.stringContaining('Error') });
    expect(await shown()).toBe(before);
    lab.accounts = states;
    lab.service.clock.advanceSeconds(600);
    await reconciliations.runDaily();
    const [latest] = await reconciliations.list(1);
    expect(latest).toMatchObject({ failure: null, finishedAt: lab.service.clock.now() });
    expect(await shown()).not.toBe(before);
  });

  it('is for the operator only (P21)', async () => {
    for (const path of ['/v1/billing/reconciliations', `/v1/billing/platforms/${uuidv7()}`]) {
      expect((await lab.get(path, uuidv7())).status).toBe(403);
    }
  });
});
