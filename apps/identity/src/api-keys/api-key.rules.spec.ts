import { describe, expect, it } from '@jest/globals';
import { expiryFault, grantedScopes, LONGEST_LIFE_DAYS, usualExpiry } from './api-key.rules.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const LONGEST = LONGEST_LIFE_DAYS * 86_400_000;

describe('When an API key ends by itself', () => {
  it('is in a year unless its maker says otherwise', () => {
    expect(usualExpiry(NOW)).toEqual(new Date('2027-03-01T12:00:00Z'));
    expect(expiryFault(usualExpiry(NOW), NOW)).toBeUndefined();
  });

  it('is to come, and at most 366 days away', () => {
    expect([expiryFault(NOW, NOW), expiryFault(later(1), NOW)]).toEqual(['not_to_come', undefined]);
    expect([expiryFault(later(LONGEST), NOW), expiryFault(later(LONGEST + 1), NOW)]).toEqual([
      undefined,
      'too_late',
    ]);
  });
});

describe('What a token opens of what its key does', () => {
  it('is all of it for who asks for nothing, and what was asked for else, once each', () => {
    expect(grantedScopes([], ['users:read', 'groups:read'])).toEqual(['users:read', 'groups:read']);
    expect(grantedScopes(['groups:read', 'groups:read'], ['users:read', 'groups:read'])).toEqual([
      'groups:read',
    ]);
    expect(grantedScopes([], [])).toEqual([]);
  });

  it('is never more than the key does: who asks for more gets nothing', () => {
    expect(grantedScopes(['users:write'], ['users:read'])).toBeUndefined();
    expect(grantedScopes(['users:read', 'billing:read'], ['users:read'])).toBeUndefined();
    expect(grantedScopes(['users:read'], [])).toBeUndefined();
  });
});
