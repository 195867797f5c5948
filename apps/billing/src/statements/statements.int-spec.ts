import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bill, type WorkedBill } from '../../testing/bill.js';
import { BillingLab } from '../../testing/billing-lab.js';
import { BILLS_OF_CLOCKS } from '../../testing/bills-of-clocks.js';
import { BILLS_OF_SET_UPS } from '../../testing/bills-of-set-ups.js';
import { RebuildSeatsHandler } from '../reconciliations/rebuild-seats.handler.js';
import { PLACES } from '../reconciliations/reconcile-seats.handler.js';

/** Subscribed on 7 May: cycles from the 8th to the 8th, at ten. */
const SUBSCRIBED = '2026-05-07T10:00 plan team';
const FIRST = '2026-05-07T10:00 2026-06-08T10:00';
const SECOND = '2026-06-08T10:00 2026-07-08T10:00';
const THIRD = '2026-07-08T10:00 2026-08-08T10:00';

describe('The bill of a platform (domain 8)', () => {
  let lab: BillingLab;
  beforeAll(async () => {
    lab = await BillingLab.open();
  });
  afterAll(() => lab.close());

  it.each<WorkedBill>([
    [
      'is the worked one: A, B, D and E; C was never there',
      [
        SUBSCRIBED,
        '2026-05-20T09:00 A+',
        '2026-06-01T09:00 E+',
        '2026-06-09T12:00 E-',
        '2026-06-20T12:00 B+',
        '2026-07-01T11:00 D?',
        '2026-07-01T12:00 D@',
        '2026-07-08T11:00',
      ],
      [`${FIRST} A E = 1600`, `${SECOND} A B D E = 3200`],
    ],
    [
      'has no statement before the cycle is over for an hour',
      [SUBSCRIBED, '2026-05-07T10:00 A+', '2026-06-08T10:59'],
      [],
    ],
    [
      'charges a short presence for the whole cycle (B6)',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-05-10T09:01 A-', '2026-06-08T11:00'],
      [`${FIRST} A = 800`],
    ],
    [
      'charges a presence on both sides of a boundary twice (B6)',
      [SUBSCRIBED, '2026-06-07T09:00 A+', '2026-06-09T09:00 A-', '2026-07-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`],
    ],
    [
      'charges who was deleted and restored within a cycle once (B7)',
      [
        SUBSCRIBED,
        '2026-05-10T09:00 A+',
        '2026-05-11T09:00 A-',
        '2026-05-12T09:00 A+',
        '2026-05-13T09:00 A-',
        '2026-06-08T11:00',
      ],
      [`${FIRST} A = 800`],
    ],
    [
      'charges who was deleted in one cycle and restored in the next in both',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-06-01T09:00 A-', '2026-06-20T09:00 A+', '2026-07-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`],
    ],
    [
      'charges nothing for a cycle between deletion and restoring',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-06-01T09:00 A-', '2026-07-20T09:00 A+', '2026-08-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} = 0`, `${THIRD} A = 800`],
    ],
    [
      'gives the instant of a boundary to the cycle that begins',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-06-08T10:00 A-', '2026-06-08T10:00 B+', '2026-07-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} B = 800`],
    ],
    [
      'waits an hour for what happened before a boundary',
      [SUBSCRIBED, '2026-06-08T10:30 A+ 2026-06-08T09:59', '2026-07-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`],
    ],
    [
      'corrects with a further charge when a beginning becomes known late',
      [SUBSCRIBED, '2026-06-10T09:00 A+ 2026-06-01T09:00', '2026-07-08T11:00'],
      [`${FIRST} = 0`, `${SECOND} +A#1 A = 1600`],
    ],
    [
      'gives back what was charged when an end becomes known late',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-07-10T09:00 A- 2026-06-01T09:00', '2026-08-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`, `${THIRD} -A#2 = -800`],
    ],
    [
      'corrects nothing when a late end lies within a cycle that is charged anyway',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-07-10T09:00 A- 2026-06-20T09:00', '2026-08-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`, `${THIRD} = 0`],
    ],
    [
      'corrects several cycles at once',
      [SUBSCRIBED, '2026-07-09T09:00 A+ 2026-05-10T09:00', '2026-08-08T11:00'],
      [`${FIRST} = 0`, `${SECOND} = 0`, `${THIRD} +A#1 +A#2 A = 2400`],
    ],
    [
      'corrects a correction',
      [
        SUBSCRIBED,
        '2026-06-10T09:00 A+ 2026-05-20T09:00',
        '2026-07-20T09:00 A- 2026-05-20T09:00',
        '2026-08-08T11:00',
      ],
      [`${FIRST} = 0`, `${SECOND} +A#1 A = 1600`, `${THIRD} -A#1 -A#2 = -1600`],
    ],
    [
      'counts a free trial and charges nothing for it (B10)',
      [
        '2026-05-01T09:00 plan free_trial',
        '2026-05-02T09:00 A+',
        '2026-05-07T10:00 plan team',
        '2026-06-08T11:00',
      ],
      ['2026-05-01T09:00 2026-05-07T10:00 A = 0', `${FIRST} A = 800`],
    ],
    [
      'charges nothing for who left before the subscription',
      [
        '2026-05-01T09:00 plan free_trial',
        '2026-05-02T09:00 A+',
        '2026-05-03T09:00 A-',
        '2026-05-07T10:00 plan team',
        '2026-06-08T11:00',
      ],
      ['2026-05-01T09:00 2026-05-07T10:00 A = 0', `${FIRST} = 0`],
    ],
    [
      'charges the cycle in which a platform goes back to the free trial, and then nothing',
      [
        SUBSCRIBED,
        '2026-05-10T09:00 A+',
        '2026-05-20T09:00 plan free_trial',
        '2026-07-01T10:00 plan team',
        '2026-08-02T11:00',
      ],
      [
        `${FIRST} A = 800`,
        '2026-06-08T10:00 2026-07-01T10:00 A = 0',
        '2026-07-01T10:00 2026-08-02T10:00 A = 800',
      ],
    ],
    [
      'goes on at the same price with another paid plan',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-05-20T09:00 plan business', '2026-07-08T11:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`],
    ],
    [
      'has every statement after a rest of months',
      [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-08-10T00:00'],
      [`${FIRST} A = 800`, `${SECOND} A = 800`, `${THIRD} A = 800`],
    ],
    [
      'is on the 1st for who subscribed on a 28th (B5)',
      ['2026-01-28T10:00 plan team', '2026-01-28T11:00 A+', '2026-04-01T11:00'],
      ['2026-01-28T10:00 2026-03-01T10:00 A = 800', '2026-03-01T10:00 2026-04-01T10:00 A = 800'],
    ],
    [
      'is on the 1st after a leap day',
      ['2028-02-28T10:00 plan team', '2028-02-29T10:00 A+', '2028-04-01T11:00'],
      ['2028-02-28T10:00 2028-04-01T10:00 A = 800'],
    ],
    [
      'follows the clocks of the platform: an hour later in UTC when summer time is over',
      [
        '2026-09-14T08:00 plan team Europe/Paris',
        '2026-09-14T09:00 A+',
        '2026-10-15T08:30 B+',
        '2026-11-15T10:00',
      ],
      ['2026-09-14T08:00 2026-10-15T08:00 A = 800', '2026-10-15T08:00 2026-11-15T09:00 A B = 1600'],
    ],
    [
      'draws the line by the day of the time zone',
      ['2026-06-27T20:00 plan team Pacific/Auckland', '2026-06-27T21:00 A+', '2026-07-31T21:00'],
      ['2026-06-27T20:00 2026-07-31T20:00 A = 800'],
    ],
    [
      'charges who was set up with a mail from their first sign-in on (Z-09)',
      [SUBSCRIBED, '2026-06-08T09:00 A?', '2026-06-08T12:00 A!', '2026-07-08T11:00'],
      [`${FIRST} = 0`, `${SECOND} A = 800`],
    ],
    ...BILLS_OF_CLOCKS,
    ...BILLS_OF_SET_UPS,
  ])('%s', async (_, lines, statements) => {
    const bill = new Bill(lab);
    await bill.play(...lines);
    expect(await bill.statements()).toEqual(statements);
  });

  it('is corrected when seats were not what the ledger says at the time of a statement', async () => {
    const bill = new Bill(lab);
    await bill.play(SUBSCRIBED, '2026-05-10T09:00 A+', '2026-05-11T09:00 B+');
    await lab.query('DELETE FROM billing.seats WHERE user_id = $1', [bill.idOf('A')]);
    await lab.query('UPDATE billing.seats SET user_id = $2 WHERE user_id = $1', [
      bill.idOf('B'),
      bill.idOf('nobody'),
    ]);
    await bill.play('2026-06-08T11:00');
    expect(await lab.service.app.get(RebuildSeatsHandler).rebuild(PLACES)).toBe(2);
    await bill.play('2026-07-08T11:00');
    expect(await bill.statements()).toEqual([
      `${FIRST} nobody = 800`,
      `${SECOND} +A#1 +B#1 -nobody#1 A B = 2400`,
    ]);
  });
});
