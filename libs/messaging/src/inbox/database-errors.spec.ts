import { describe, expect, it } from '@jest/globals';
import { isDatabaseFault, isRefusedValue } from './database-errors.js';

const databaseError = (code: string): Error => Object.assign(new Error(code), { code });

describe('errors of the database while storing', () => {
  it.each([
    ['text that is no JSON', '22P02'],
    ['nesting beyond the stack', '54001'],
    ['a NUL in a text', '22021'],
    ['a broken constraint', '23514'],
  ])('calls %s a value that is refused', (_, code) => {
    expect(isRefusedValue(databaseError(code))).toBe(true);
  });

  it.each([
    ['a lock that was not granted', '55P03'],
    ['a deadlock', '40P01'],
    ['a statement that took too long', '57014'],
    ['a serialization failure', '40001'],
    ['a restart', '57P01'],
    ['a full disk', '53100'],
    ['a read-only database', '25006'],
  ])('does not blame the value for %s', (_, code) => {
    expect(isRefusedValue(databaseError(code))).toBe(false);
  });

  it('knows a database that is away from a mistake', () => {
    expect(isDatabaseFault(databaseError('57P01'))).toBe(true);
    expect(isDatabaseFault(databaseError('ECONNREFUSED'))).toBe(true);
    expect(isDatabaseFault(databaseError('23505'))).toBe(false);
    expect(isDatabaseFault(undefined)).toBe(false);
  });
});
