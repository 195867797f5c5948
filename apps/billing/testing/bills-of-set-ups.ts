import type { WorkedBill } from './bill.js';

const SUBSCRIBED = '2026-05-07T10:00 plan team';
const FIRST = '2026-05-07T10:00 2026-06-08T10:00';
const SECOND = '2026-06-08T10:00 2026-07-08T10:00';
const THIRD = '2026-07-08T10:00 2026-08-08T10:00';

/** Bills that depend on when the seat of somebody who was set up opens (Z-09), and on what becomes known late. */
export const BILLS_OF_SET_UPS: readonly WorkedBill[] = [
  [
    'charges the owner, who is active from the creation on',
    [SUBSCRIBED, '2026-05-07T10:00 owner=', '2026-06-08T11:00'],
    [`${FIRST} owner = 800`],
  ],
  [
    'charges who was set up without a mail from the creation on',
    [SUBSCRIBED, '2026-06-08T09:59 A=', '2026-06-08T11:00'],
    [`${FIRST} A = 800`],
  ],
  [
    'charges who has a username only from the creation on: no mail can be sent',
    [SUBSCRIBED, '2026-06-08T09:59 A~', '2026-06-08T11:00'],
    [`${FIRST} A = 800`],
  ],
  [
    'charges who was set up with a mail when that was handed over before the boundary',
    [SUBSCRIBED, '2026-06-08T09:00 A?', '2026-06-08T09:30 A@', '2026-06-08T11:00'],
    [`${FIRST} A = 800`],
  ],
  [
    'leaves them to the next cycle when it was handed over after the boundary',
    [SUBSCRIBED, '2026-06-08T09:00 A?', '2026-06-08T10:00 A@', '2026-07-08T11:00'],
    [`${FIRST} = 0`, `${SECOND} A = 800`],
  ],
  [
    'charges from 24 hours after the creation on when the mail comes later than that (E24)',
    [SUBSCRIBED, '2026-06-07T09:00 A?', '2026-06-09T09:00 A@', '2026-07-08T11:00'],
    [`${FIRST} A = 800`, `${SECOND} A = 800`],
  ],
  [
    'charges from 24 hours after the creation on when no mail comes at all',
    [SUBSCRIBED, '2026-06-07T10:00 A?', '2026-06-07T09:59 B?', '2026-07-08T11:00'],
    [`${FIRST} B = 800`, `${SECOND} A B = 1600`],
  ],
  [
    'charges from the first sign-in on, though the mail was handed over later',
    [SUBSCRIBED, '2026-06-08T09:00 A?', '2026-06-08T09:10 A!', '2026-06-08T10:30 A@', '2026-06-08T11:00'],
    [`${FIRST} A = 800`],
  ],
  [
    'charges nothing for who was deleted before the mail, the sign-in and the 24 hours',
    [SUBSCRIBED, '2026-05-10T09:00 A?', '2026-05-11T08:59 A-', '2026-06-08T11:00'],
    [`${FIRST} = 0`],
  ],
  [
    'corrects when it becomes known too late that the mail was handed over before the boundary',
    [SUBSCRIBED, '2026-06-08T09:00 A?', '2026-06-10T09:00 A@ 2026-06-08T09:30', '2026-07-08T11:00'],
    [`${FIRST} = 0`, `${SECOND} +A#1 A = 1600`],
  ],
  [
    'charges who was deleted and set up again by the mail of that time',
    [
      SUBSCRIBED,
      '2026-05-10T09:00 A?',
      '2026-05-10T10:00 A@',
      '2026-05-20T09:00 A-',
      '2026-06-08T09:00 A?',
      '2026-06-08T12:00 A@',
      '2026-07-01T09:00 A-',
      '2026-08-08T11:00',
    ],
    [`${FIRST} A = 800`, `${SECOND} A = 800`, `${THIRD} = 0`],
  ],
  [
    'gives back and charges again when first the end and then the restoring become known late',
    [
      SUBSCRIBED,
      '2026-05-10T09:00 A+',
      '2026-07-10T09:00 A- 2026-06-01T09:00',
      '2026-07-10T10:00 A+ 2026-06-20T09:00',
      '2026-08-08T11:00',
    ],
    [`${FIRST} A = 800`, `${SECOND} A = 800`, `${THIRD} +A#2 -A#2 A = 800`],
  ],
  [
    'charges nothing for who came and left at the same instant',
    [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-05-10T09:00 A-', '2026-06-08T11:00'],
    [`${FIRST} = 0`],
  ],
  [
    'charges who was deleted and restored at the boundary itself on both sides of it',
    [SUBSCRIBED, '2026-05-10T09:00 A+', '2026-06-08T10:00 A-', '2026-06-08T10:00 A+', '2026-07-08T11:00'],
    [`${FIRST} A = 800`, `${SECOND} A = 800`],
  ],
  [
    'charges in the paid cycle only who is still there when the trial turns into it in the middle of a day',
    [
      '2026-05-01T09:00 plan free_trial',
      '2026-05-01T09:00 owner=',
      '2026-05-05T09:00 A+',
      '2026-05-12T15:30 A-',
      '2026-05-12T15:30 plan business',
      '2026-06-13T16:30',
    ],
    ['2026-05-01T09:00 2026-05-12T15:30 A owner = 0', '2026-05-12T15:30 2026-06-13T15:30 owner = 800'],
  ],
];
