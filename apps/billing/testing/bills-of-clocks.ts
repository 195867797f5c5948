import type { WorkedBill } from './bill.js';

/** Bills that depend on the calendar and on clocks (B5): subscribed, who came and left, and what must be charged. */
export const BILLS_OF_CLOCKS: readonly WorkedBill[] = [
  [
    'is on the 1st for a platform created on a 31st',
    ['2026-01-31T10:00 plan team', '2026-01-31T10:00 A=', '2026-03-01T11:00'],
    ['2026-01-31T10:00 2026-03-01T10:00 A = 800'],
  ],
  [
    'is on the 1st when the first date would be a 30th',
    ['2026-04-29T10:00 plan team', '2026-05-31T23:00 A+', '2026-06-01T10:00 B+', '2026-06-01T11:00'],
    ['2026-04-29T10:00 2026-06-01T10:00 A = 800'],
  ],
  [
    'is on the 1st when the first date would be a 31st, also of a December',
    ['2026-12-30T10:00 plan team', '2026-12-31T10:00 A+', '2027-01-01T09:00 A-', '2027-02-01T11:00'],
    ['2026-12-30T10:00 2027-02-01T10:00 A = 800'],
  ],
  [
    'is on the 1st for who subscribed on a leap day',
    ['2028-02-29T10:00 plan team', '2028-02-29T10:00 A=', '2028-04-01T11:00'],
    ['2028-02-29T10:00 2028-04-01T10:00 A = 800'],
  ],
  [
    'charges who was there on a leap day only',
    ['2028-01-13T10:00 plan team', '2028-02-29T00:00 A+', '2028-02-29T23:59 A-', '2028-03-14T11:00'],
    ['2028-01-13T10:00 2028-02-14T10:00 = 0', '2028-02-14T10:00 2028-03-14T10:00 A = 800'],
  ],
  [
    'is on the same day after a February without leap day',
    ['2027-01-27T10:00 plan team', '2027-01-27T10:00 A+', '2027-03-28T11:00'],
    ['2027-01-27T10:00 2027-02-28T10:00 A = 800', '2027-02-28T10:00 2027-03-28T10:00 A = 800'],
  ],
  [
    'ends at half past in UTC in a zone of half hours: ten past midnight in Kolkata',
    [
      '2026-06-07T18:40 plan team Asia/Kolkata',
      '2026-07-08T18:39 A+',
      '2026-07-08T18:40 B+',
      '2026-08-08T20:00',
    ],
    ['2026-06-07T18:40 2026-07-08T18:40 A = 800', '2026-07-08T18:40 2026-08-08T18:40 A B = 1600'],
  ],
  [
    'finds the 29th by a clock of half hours, where it is still the 28th in UTC',
    [
      '2026-06-27T18:40 plan team Asia/Kolkata',
      '2026-07-31T18:39 A+',
      '2026-07-31T18:40 B+',
      '2026-07-31T20:00',
    ],
    ['2026-06-27T18:40 2026-07-31T18:40 A = 800'],
  ],
  [
    'follows a zone of half hours that has summer time: St. John’s',
    [
      '2026-10-09T02:40 plan team America/St_Johns',
      '2026-11-10T03:00 A+',
      '2026-11-10T03:40 A-',
      '2026-11-10T05:00',
    ],
    ['2026-10-09T02:40 2026-11-10T03:40 A = 800'],
  ],
  [
    'moves on by half an hour where clocks skip only that: Lord Howe Island',
    [
      '2026-09-02T15:45 plan team Australia/Lord_Howe',
      '2026-10-03T15:44 A+',
      '2026-10-03T15:45 B+',
      '2026-10-03T17:00',
    ],
    ['2026-09-02T15:45 2026-10-03T15:45 A = 800'],
  ],
  [
    'moves on where the clocks skip its time: 02:30 in Paris becomes 03:30',
    [
      '2027-02-27T01:30 plan team Europe/Paris',
      '2027-03-28T01:29 A+',
      '2027-03-28T01:30 B+',
      '2027-03-28T03:00',
    ],
    ['2027-02-27T01:30 2027-03-28T01:30 A = 800'],
  ],
  [
    'moves on where the clocks skip midnight: Santiago',
    [
      '2026-08-05T04:15 plan team America/Santiago',
      '2026-09-06T04:14 A+',
      '2026-09-06T04:15 B+',
      '2026-09-06T06:00',
    ],
    ['2026-08-05T04:15 2026-09-06T04:15 A = 800'],
  ],
  [
    'is at the earlier one where a time comes twice: 02:30 in Paris when summer time ends',
    [
      '2026-09-24T00:30 plan team Europe/Paris',
      '2026-10-25T00:29 A+',
      '2026-10-25T01:15 B+',
      '2026-10-25T03:00',
    ],
    ['2026-09-24T00:30 2026-10-25T00:30 A = 800'],
  ],
  [
    'counts to the second on both sides of a boundary',
    [
      '2026-05-07T10:00 plan team',
      '2026-06-08T09:59:59 A+',
      '2026-06-08T10:00:00 A-',
      '2026-06-08T10:00:00 B+',
      '2026-06-08T10:00:01 B-',
      '2026-07-08T11:00',
    ],
    ['2026-05-07T10:00 2026-06-08T10:00 A = 800', '2026-06-08T10:00 2026-07-08T10:00 B = 800'],
  ],
];
