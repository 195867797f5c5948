import { describe, expect, it } from '@jest/globals';
import { readDay } from './date-cell.rules.js';

const outcomeOf = (cell: string): string | undefined => {
  const reading = readDay(cell);
  return reading.ok ? reading.value : reading.faults[0]?.code;
};

describe('The day in a cell', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    [' 2026/12/31 ', '2026-12-31'],
    ['2026-1-5', '2026-01-05'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['03.04.2026', '2026-04-03'],
    ['31-12-2026', '2026-12-31'],
    ['05/05/2026', '2026-05-05'],
    ['2026-12-31 00:00:00', '2026-12-31'],
    ['2026-12-31T00:00:00.000Z', '2026-12-31'],
    ['31/12/2026 0:00', '2026-12-31'],
    ['12/31/2026 12:00:00 AM', '2026-12-31'],
    ['2028-02-29', '2028-02-29'],
  ])('%j is %s', (cell, day) => {
    expect(outcomeOf(cell)).toBe(day);
  });

  it.each([
    ['03/04/2026', 'date_ambiguous'],
    ['3-4-2026', 'date_ambiguous'],
    ['31/12/26', 'date_year_short'],
    ['46387', 'date_serial'],
    ['2026-02-29', 'date_nonexistent'],
    ['31/02/2026', 'date_nonexistent'],
    ['32.12.2026', 'date_nonexistent'],
    ['13/13/2026', 'date_nonexistent'],
    ['31/12-2026', 'date_invalid'],
    ['next year', 'date_invalid'],
    ['0026-12-31', 'date_invalid'],
    ['2026', 'date_invalid'],
    ['12:30', 'date_invalid'],
    [' '.repeat(4_000), 'date_invalid'],
  ])('%j is refused as %s', (cell, code) => {
    expect(outcomeOf(cell)).toBe(code);
  });

  it('shows both days that an ambiguous one can be, and the day of a bare number', () => {
    const message = (cell: string): unknown => {
      const reading = readDay(cell);
      return reading.ok ? null : reading.faults[0]?.message;
    };
    expect(message('03/04/2026')).toContain('can be 2026-04-03 or 2026-03-04');
    expect(message('46387')).toContain('perhaps 2026-12-31');
  });
});
