import { describe, expect, it } from '@jest/globals';
import { type ImportScale, importLimits, unapprovedEffects } from './brakes.rules.js';

const UNSET = { people: null, mails: null, seats: null, roleGrants: null, adminGrants: null };
const scale = (more: Partial<ImportScale> = {}): ImportScale => ({
  set: UNSET,
  accounts: 1,
  hasApprover: true,
  ...more,
});

describe('The brakes of an import', () => {
  const filling = { people: 200_000, mails: 400_000, seats: 200_000, roleGrants: 5_000, adminGrants: 50 };

  it('let whoever is alone fill a platform, and make no crowd of administrators', () => {
    const alone = importLimits(scale({ hasApprover: false }));
    expect(unapprovedEffects(filling, alone, null)).toEqual([]);
    expect(unapprovedEffects({ ...filling, adminGrants: 51 }, alone, null)).toEqual(['adminGrants']);
    expect(unapprovedEffects({ removedPeople: 200_000 }, alone, null)).toEqual([]);
  });

  it('hold an import that more than doubles a platform where somebody can be asked', () => {
    const effects = {
      people: 20_001,
      seats: 20_001,
      mails: 40_001,
      roleGrants: 1_001,
      removedPeople: 20_001,
    };
    const small = importLimits(scale());
    expect(unapprovedEffects(effects, small, null)).toEqual([
      'people',
      'mails',
      'seats',
      'roleGrants',
      'removedPeople',
    ]);
    expect(
      unapprovedEffects({ people: 5_000, seats: 5_000, mails: 15_000, roleGrants: 1_000 }, small, null),
    ).toEqual([]);
    expect(unapprovedEffects(effects, importLimits(scale({ accounts: 30_000 })), null)).toEqual([]);
  });

  it('are what the owner sets, alone or not, and hold only what was not approved', () => {
    const set = { people: 10, mails: 10, seats: 10, roleGrants: 10, adminGrants: 10 };
    const limits = importLimits(scale({ set, hasApprover: false }));
    expect(limits).toEqual(set);
    expect(importLimits(scale({ set: { ...set, people: 0 } })).people).toBe(0);
    const effects = { people: 12, seats: 12 };
    expect(unapprovedEffects(effects, limits, { people: 12 })).toEqual(['seats']);
    expect(unapprovedEffects({ people: 13 }, limits, { people: 12 })).toEqual(['people']);
  });
});
