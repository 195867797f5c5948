import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Bill } from '../../testing/bill.js';
import { BillingLab } from '../../testing/billing-lab.js';

describe('What a platform pays for a person', () => {
  let lab: BillingLab;
  beforeAll(async () => {
    lab = await BillingLab.open();
  });
  afterAll(() => lab.close());

  const priceOf = ({ platformId }: Bill) => lab.operate('GET', `/v1/billing/platforms/${platformId}`);
  const change = ({ platformId }: Bill, body: object) =>
    lab.operate('PATCH', `/v1/billing/platforms/${platformId}`, body);
  const started = (...lines: string[]) =>
    new Bill(lab).play('2026-05-07T10:00 plan team', '2026-05-10T09:00 A+', ...lines);

  it('is 8.00 USD (B4), and nothing in a free trial (B10)', async () => {
    const bill = await started();
    expect(await priceOf(bill)).toMatchObject({
      status: 200,
      body: { plan: 'team', priceMinor: 800, currency: 'USD', currentCycle: { priceMinor: 800 } },
    });
    const trial = await new Bill(lab).play('2026-05-07T10:00 plan free_trial', '2026-05-10T09:00 A+');
    expect((await priceOf(trial)).body).toMatchObject({
      priceMinor: 800,
      currentCycle: { priceMinor: 0, people: 1, totalMinor: 0, endsAt: null },
    });
  });

  it('is another from the next cycle on; a correction has the price of its cycle', async () => {
    const bill = await started();
    expect((await change(bill, { priceMinor: 650 })).body).toMatchObject({
      priceMinor: 650,
      currentCycle: { priceMinor: 800 },
    });
    await bill.play('2026-06-10T09:00 B+ 2026-06-01T09:00', '2026-07-08T11:00');
    expect(await bill.statements()).toEqual([
      '2026-05-07T10:00 2026-06-08T10:00 A = 800',
      `2026-06-08T10:00 2026-07-08T10:00 +B#1 A B = ${800 + 2 * 650}`,
    ]);
  });

  it('is another for the cycle under way, if that is wanted', async () => {
    const bill = await started();
    await change(bill, { priceMinor: 500, appliesTo: 'current_cycle' });
    await bill.play('2026-06-08T11:00');
    expect(await bill.statements()).toEqual(['2026-05-07T10:00 2026-06-08T10:00 A = 500']);
  });

  it('is told of with each change, for the audit', async () => {
    const bill = await started();
    const { platformId } = bill;
    await change(bill, { priceMinor: 500, appliesTo: 'current_cycle' });
    await change(bill, { currency: 'EUR' });
    expect((await change(bill, { priceMinor: -1 })).status).toBe(400);
    const told = await lab.query(
      `SELECT subject_version::int AS version, envelope->'data' AS data FROM billing.outbox
        WHERE type = 'billing.price-changed.v1' AND subject = '${`price/${platformId}`}' ORDER BY id`,
    );
    const changedAt = expect.any(String);
    expect(told).toEqual([
      {
        version: 1,
        data: { platformId, priceMinor: 500, currency: 'USD', appliesTo: 'current_cycle', changedAt },
      },
      {
        version: 2,
        data: { platformId, priceMinor: 500, currency: 'EUR', appliesTo: 'next_cycle', changedAt },
      },
    ]);
  });

  it('stays what it was for a cycle that is over, also before its statement is made', async () => {
    const bill = await started('2026-06-08T10:30');
    await change(bill, { priceMinor: 500, appliesTo: 'current_cycle' });
    await bill.play('2026-07-08T11:00');
    expect((await bill.statements()).map((line) => line.split('= ')[1])).toEqual(['800', '500']);
  });

  it('is in one currency for good, once something was charged', async () => {
    const bill = await started();
    expect((await change(bill, { currency: 'EUR', priceMinor: 700 })).body).toMatchObject({
      currency: 'EUR',
      currentCycle: { currency: 'EUR', priceMinor: 700 },
    });
    await bill.play('2026-06-08T11:00');
    expect(await change(bill, { currency: 'CHF' })).toMatchObject({
      status: 409,
      body: { code: 'currency_fixed' },
    });
    expect(await change(bill, { currency: 'EUR', priceMinor: 1 })).toMatchObject({ status: 200 });
  });

  it('names every bad field, and knows no platform that was never told of', async () => {
    const bill = await started();
    const { status, body } = await change(bill, {
      priceMinor: -1,
      currency: 'eur',
      appliesTo: 'x',
      plan: 'team',
    });
    const errors = body['errors'] as { path: string }[];
    expect([status, errors.map(({ path }) => path).toSorted()]).toEqual([
      400,
      ['appliesTo', 'currency', 'plan', 'priceMinor'],
    ]);
    for (const id of [uuidv7(), 'x']) {
      expect(await lab.operate('PATCH', `/v1/billing/platforms/${id}`, { priceMinor: 1 })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
  });
});
