import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { IsInstant } from './is-instant.decorator.js';

class Request {
  @IsInstant()
  at: unknown;
}

const isTaken = (at: unknown): boolean => validateSync(Object.assign(new Request(), { at })).length === 0;

describe('A time in a request', () => {
  it.each([
    '2026-12-01T08:00:00Z',
    '2026-12-01T08:00:00.123Z',
    '2026-12-01T09:00+01:00',
    '2028-02-29T23:59:59-11:00',
  ])('may be %s', (at) => expect(isTaken(at)).toBe(true));

  it.each([
    '2026-12-01T08:00:00',
    '2026-12-01',
    '2026-12',
    '2026-W48',
    '2026-W48-1T08:00:00Z',
    '2026-02-30T08:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T08:00:60Z',
    '2026-12-01T08:00:00+99:00',
    '2026-12-01 08:00:00Z',
    '',
    5,
    null,
  ])('is not %j', (at) => expect(isTaken(at)).toBe(false));
});
