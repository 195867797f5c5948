import { describe, expect, it } from '@jest/globals';
import type { AssignableRole } from '@rollcall/contracts';
import fc from 'fast-check';
import {
  COACH,
  FRANCE,
  HR,
  LEARNER,
  OWNER,
  ROOT,
  SALES,
  SALES_ADMIN,
  SALES_USER_ADMIN,
  actor,
} from './policy-examples.fixture.js';
import { decide } from './policy.rules.js';
import { type SponsoredPlace, unapprovedPlaces } from './sponsorship.rules.js';

const place = (group: typeof ROOT, role: AssignableRole): SponsoredPlace => ({ ...group, role });
const asked = (by: string, groups: (typeof ROOT)[], roles: AssignableRole[]) => ({
  by,
  groupIds: groups.map(({ id }) => id),
  roles,
});
const left = (...parameters: Parameters<typeof unapprovedPlaces>): string[] =>
  unapprovedPlaces(...parameters).map(({ id, role }) => `${role} ${id}`);

describe('V12: what an invitation gives when it is accepted', () => {
  const admin = { ...SALES_ADMIN, userId: 'admin' };
  const places = [place(SALES, 'coach'), place(FRANCE, 'coach')];
  const invite = asked('admin', [SALES, FRANCE], ['coach']);

  it('is approved while the inviter may still grant it', () => {
    expect(left(places, [invite], [admin])).toEqual([]);
  });

  it('is not when the inviter is gone, or was demoted', () => {
    expect(left(places, [invite], [])).toEqual(['coach Sales', 'coach France']);
    const demoted = { ...SALES_USER_ADMIN, userId: 'admin' };
    expect(left(places, [invite], [demoted])).toEqual(['coach Sales', 'coach France']);
    expect(left([place(SALES, 'learner')], [asked('admin', [SALES], ['learner'])], [demoted])).toEqual([]);
  });

  it('is not where the inviter lost the group', () => {
    const onlyFrance = actor([{ groupId: 'France', role: 'admin' }], { userId: 'admin' });
    expect(left(places, [invite], [onlyFrance])).toEqual(['coach Sales']);
  });

  it('is approved by whoever else asked for the same, and by nobody who asked for something else (D-09)', () => {
    const owner = { ...OWNER, userId: 'owner' };
    expect(left(places, [invite, asked('owner', [SALES, FRANCE], ['coach'])], [owner])).toEqual([]);
    expect(left(places, [invite, asked('owner', [FRANCE], ['coach'])], [owner])).toEqual(['coach Sales']);
    expect(left(places, [invite, asked('owner', [HR], ['learner'])], [owner])).toHaveLength(2);
  });

  it('is approved from a session while the inviter administers or coaches the group, as learner only (P4)', () => {
    const coach = { ...COACH, userId: 'coach' };
    const fromSession = { ...asked('coach', [SALES, FRANCE], ['learner', 'coach']), fromSession: true };
    const wanted = [place(SALES, 'learner'), place(FRANCE, 'learner'), place(SALES, 'coach')];
    expect(left(wanted, [fromSession], [coach])).toEqual(['learner France', 'coach Sales']);
    expect(left(wanted, [{ ...fromSession, fromSession: false }], [coach])).toHaveLength(3);
    expect(left(wanted.slice(0, 1), [fromSession], [{ ...LEARNER, userId: 'coach' }])).toHaveLength(1);
  });

  it('asks nothing of what was given in another way, or taken away meanwhile', () => {
    expect(left([place(HR, 'author')], [invite], [])).toEqual([]);
    expect(left([], [invite], [])).toEqual([]);
  });

  it('never gives what none of those behind it could give by inviting now', () => {
    const groups = fc.constantFrom(ROOT, SALES, FRANCE, HR);
    const roles = fc.constantFrom<AssignableRole>('admin', 'userAdmin', 'coach', 'author', 'learner');
    const grants = fc.array(fc.record({ group: groups, role: roles }), { maxLength: 3 });
    const someone = (userId: string) =>
      grants.map((held) =>
        actor(
          held.map(({ group, role }) => ({ groupId: group.id, role })),
          { userId },
        ),
      );
    const wishes = fc.array(fc.record({ by: fc.constantFrom('a', 'b'), group: groups, role: roles }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(someone('a'), someone('b'), wishes, (a, b, wished) => {
        const held = wished.map(({ group, role }) => place(group, role));
        const sponsorships = wished.map(({ by, group, role }) => asked(by, [group], [role]));
        const refused = new Set(left(held, sponsorships, [a, b]));
        for (const each of held) {
          const may = [a, b].some(
            (who) =>
              wished.some(
                ({ by, group, role }) => by === who.userId && group.id === each.id && role === each.role,
              ) &&
              decide(who, { kind: 'invite-users', groups: [each], roles: [each.role], hasMessage: false })
                .allowed,
          );
          expect(refused.has(`${each.role} ${each.id}`)).toBe(!may);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
