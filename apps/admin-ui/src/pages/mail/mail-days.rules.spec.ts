import { describe, expect, it } from '@jest/globals';
import { daysBetween } from './mail-days.rules.js';

const day = (date: string, kind: string, sent: number, bounced = 0) => ({
  day: date,
  kind,
  sent,
  bounced,
  deferred: 0,
  suppressed: 0,
  dropped: 0,
});

describe('mails day by day', () => {
  const items = [day('2026-02-28', 'a', 3, 1), day('2026-02-28', 'b', 2), day('2026-03-02', 'a', 5)];

  it('have every day, also those without mails', () => {
    const days = daysBetween('2026-02-28', '2026-03-02', items, null);
    expect(days.map(({ date, values }) => [date, values.sent, values.bounced])).toEqual([
      ['2026-02-28', 5, 1],
      ['2026-03-01', 0, 0],
      ['2026-03-02', 5, 0],
    ]);
  });

  it('can be of one kind only', () => {
    expect(daysBetween('2026-02-28', '2026-03-02', items, 'b').map(({ values }) => values.sent)).toEqual([
      2, 0, 0,
    ]);
  });
});
