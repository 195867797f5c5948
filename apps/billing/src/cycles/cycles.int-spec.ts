import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { Bill } from '../../testing/bill.js';
import { BillingLab } from '../../testing/billing-lab.js';
import { CyclesSchedule } from './cycles-schedule.js';

describe('The cycles of platforms', () => {
  let lab: BillingLab;
  beforeAll(async () => {
    lab = await BillingLab.open();
  });
  afterAll(() => lab.close());

  const platformEvent = (platformId: string, version: number, plan: 'free_trial' | 'team') => ({
    type:
      version === 1 ? ('identity.platform-created.v1' as const) : ('identity.platform-updated.v1' as const),
    subject: `platform/${platformId}`,
    subjectVersion: version,
    platformId,
    data: {
      platformId,
      name: 'Northwind',
      slug: 'northwind',
      plan,
      locale: 'en' as const,
      timeZone: 'Europe/Paris',
      rootGroupId: uuidv7(),
      ownerId: uuidv7(),
    },
  });
  const cyclesOf = async (platformId: string) =>
    (await lab.get('/v1/billing/cycles', platformId)).body['items'] as {
      plan: string;
      endsAt: string | null;
    }[];

  it('follow what identity tells of a platform', async () => {
    const platformId = uuidv7();
    await lab.publish([platformEvent(platformId, 1, 'free_trial')]);
    await lab.settled();
    expect(await cyclesOf(platformId)).toMatchObject([{ plan: 'free_trial', endsAt: null }]);
    lab.passSeconds(3_600);
    await lab.publish([platformEvent(platformId, 2, 'team')]);
    await lab.settled();
    expect(await cyclesOf(platformId)).toMatchObject([
      { plan: 'team', endsAt: expect.any(String) },
      { plan: 'free_trial', endsAt: expect.any(String) },
    ]);
  });

  it('are begun and closed by the schedule, once, whatever the number of replicas', async () => {
    const bills = await Promise.all(
      [1, 2, 3, 4].map(() => new Bill(lab).play('2026-05-07T10:00 plan team', '2026-05-07T10:00 A+')),
    );
    lab.service.clock.set('2026-07-20T00:00Z');
    const schedule = lab.service.app.get(CyclesSchedule);
    await Promise.all([1, 2, 3].map(() => schedule.rollDue()));
    for (const bill of bills) {
      expect(await bill.statements()).toEqual([
        '2026-05-07T10:00 2026-06-08T10:00 A = 800',
        '2026-06-08T10:00 2026-07-08T10:00 A = 800',
      ]);
      expect((await cyclesOf(bill.platformId)).length).toBe(3);
    }
  });

  it('are closed for good: neither they nor their lines can be changed, deleted or added to', async () => {
    const bill = await new Bill(lab).play(
      '2026-05-07T10:00 plan team',
      '2026-05-08T10:00 A+',
      '2026-06-08T11:00',
    );
    const of = `platform_id = '${bill.platformId}'`;
    const refused = [
      `UPDATE billing.cycles SET total_minor = 0 WHERE ${of} AND closed_at IS NOT NULL`,
      `UPDATE billing.cycles SET closed_at = NULL WHERE ${of} AND closed_at IS NOT NULL`,
      `DELETE FROM billing.cycles WHERE ${of}`,
      'TRUNCATE billing.cycles',
      `UPDATE billing.statement_lines SET quantity = quantity WHERE ${of}`,
      `DELETE FROM billing.statement_lines WHERE ${of}`,
      'TRUNCATE billing.statement_lines',
      `INSERT INTO billing.statement_lines (platform_id, cycle_id, kind, user_id, quantity, of_cycle_id, reason,
         price_minor, cause_event_id)
       SELECT platform_id, id, 'correction', gen_random_uuid(), 1, id, 'x', 800, gen_random_uuid()
       FROM billing.cycles WHERE ${of} AND closed_at IS NOT NULL`,
    ];
    for (const sql of refused) await expect(lab.query(sql)).rejects.toThrow(/append-only|no further lines/);
    const database = lab.service.app.get(Database);
    for (const sql of [
      ...refused,
      `UPDATE billing.seat_ledger SET reason = ''`,
      'DELETE FROM billing.seat_ledger',
    ]) {
      const asService = database.transaction('installation', (tx) => tx.execute(sql));
      await expect(asService).rejects.toThrow(/append-only|no further lines|permission denied/);
    }
    const rights = await lab.query<{ may: boolean }>(
      `SELECT has_table_privilege('rollcall_billing', 'billing.' || t, p) AS may
       FROM unnest(ARRAY['seat_ledger', 'statement_lines']) t, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p`,
    );
    expect(rights.map(({ may }) => may)).toEqual(Array(6).fill(false));
  });

  it('go on for the others when one platform cannot be rolled', async () => {
    const [broken, sound] = [new Bill(lab), new Bill(lab)];
    await broken.play('2026-05-07T09:00 plan team');
    await sound.play('2026-05-07T10:00 plan team', '2026-05-07T10:00 A+');
    await lab.query(
      `UPDATE billing.plan_changes SET plan = 'unheard of', time_zone = '' WHERE platform_id = $1`,
      [broken.platformId],
    );
    await lab.query(
      `ALTER TABLE billing.cycles ADD CONSTRAINT in_the_way CHECK (platform_id <> '${broken.platformId}') NOT VALID`,
    );
    lab.service.clock.set('2026-06-08T11:00Z');
    await lab.service.app.get(CyclesSchedule).rollDue();
    expect(await broken.statements()).toEqual([]);
    expect(await sound.statements()).toHaveLength(1);
    await lab.query('ALTER TABLE billing.cycles DROP CONSTRAINT in_the_way');
    await lab.service.app.get(CyclesSchedule).rollDue();
    expect(await broken.statements()).toHaveLength(1);
  });
});
