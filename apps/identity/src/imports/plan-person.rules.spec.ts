import { describe, expect, it } from '@jest/globals';
import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import fc from 'fast-check';
import { planChosen } from '../memberships/propagation.rules.js';
import {
  COACH,
  FRANCE,
  HR,
  OWNER,
  PLATFORM_ADMIN,
  ROOT,
  SALES,
  SALES_ADMIN,
  SALES_USER_ADMIN,
} from '../policy/policy-examples.fixture.js';
import { decide } from '../policy/policy.rules.js';
import type { PolicyActor } from '../policy/rights.rules.js';
import { GroupDirectory } from './group-directory.rules.js';
import type { ImportedRow, RowCells } from './merged-person.rules.js';
import { type Occupants, planPerson } from './plan-person.rules.js';
import { type KnownPerson, type PlanTerms, type PlannedPerson, subjectOf } from './planned-person.rules.js';

const GROUPS = [ROOT, SALES, FRANCE, HR].map((group) => ({ ...group, name: group.id }));
const WRITTEN = new Set(['create', 'update', 'restore']);

const termsOf = (actor: PolicyActor, more: Partial<PlanTerms> = {}): PlanTerms => ({
  actor,
  mode: 'setUp',
  sendCredentials: true,
  defaultGroupId: null,
  directory: new GroupDirectory(GROUPS, actor),
  usernamesOn: true,
  today: '2026-12-01',
  sessionsOf: new Map([['France', ['session']]]),
  commonPasswords: new Set(['password1234']),
  ...more,
});

const occupied = (people: readonly KnownPerson[]): Occupants => ({
  byEmail: (email) => people.find((each) => each.email === email),
  byUsername: (username) => people.find((each) => each.username === username),
});

const row = (line: number, cells: Partial<RowCells>, password: string | null = null): ImportedRow => ({
  line,
  cells: { groups: [], roles: [], ...cells },
  password,
});

const terms = fc
  .record({
    actor: fc.constantFrom(OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN, COACH),
    mode: fc.constantFrom('setUp' as const, 'invite' as const),
    sendCredentials: fc.boolean(),
    defaultGroupId: fc.constantFrom(null, 'Sales'),
    usernamesOn: fc.boolean(),
  })
  .map(({ actor, ...more }) => termsOf(actor, more));

const places = fc.subarray(
  [SALES, FRANCE, HR].flatMap((group) => ASSIGNABLE_ROLES.map((role) => ({ group, role }))),
  { minLength: 1, maxLength: 3 },
);

const known: fc.Arbitrary<KnownPerson> = fc
  .record({ status: fc.constantFrom('invited' as const, 'active' as const, 'deleted' as const), places })
  .map(({ status, places: chosen }) => ({
    userId: 'known',
    status,
    email: 'a@x.org',
    username: null,
    firstName: 'Ann',
    lastName: '',
    locale: 'en',
    additionalInformation: '',
    deletionDate: null,
    version: 1,
    invitationId: status === 'invited' ? 'invitation' : null,
    isOwner: false,
    memberships: status === 'deleted' ? [] : planChosen(chosen),
    settledSessionIds: [],
  }));

/** What can be carried out, most of the time. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const fields: fc.Arbitrary<Partial<RowCells>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ firstName: fc.constantFrom('Ann', 'Bea') }) },
  { weight: 2, arbitrary: fc.record({ locale: fc.constantFrom('en' as const, 'fr' as const) }) },
  fc.constant({ additionalInformation: 'Desk 4' }),
  fc.record({ deletionDate: fc.constantFrom('2030-01-01', '2020-01-01') }),
  fc.constant({ username: 'ann' }),
);
const cells = fc
  .record({
    groups: mostly(['Sales'], fc.subarray(['Sales', 'France', 'HR', 'ROOT', 'nowhere'], { maxLength: 2 })),
    roles: mostly<AssignableRole[]>(['learner'], fc.subarray([...ASSIGNABLE_ROLES], { maxLength: 2 })),
    more: fields,
  })
  .map(({ more, ...chosen }) => ({ ...more, ...chosen }));
const passwords = fc.option(mostly('velvet anchor prism', fc.constant('password1234')), { freq: 3 });
const rowsOf = (email: string, first: number) =>
  fc
    .array(fc.tuple(cells, passwords), { minLength: 1, maxLength: 3 })
    .map((all) => all.map(([each, password], at) => row(first + at, { email, ...each }, password)));
const someone = fc.option(known, { nil: undefined });

/** Somebody as they are once a plan was carried out. */
function after(planned: PlannedPerson, before: KnownPerson | undefined): KnownPerson {
  const added = new Set(planned.memberships.map(({ groupId, role }) => `${groupId} ${role}`));
  const kept = (before?.memberships ?? []).filter(({ groupId, role }) => !added.has(`${groupId} ${role}`));
  return {
    ...(before ?? {
      userId: 'new',
      email: null,
      username: null,
      firstName: '',
      lastName: '',
      locale: 'en',
      additionalInformation: '',
      deletionDate: null,
      version: 0,
      invitationId: null,
      isOwner: false,
      settledSessionIds: [],
    }),
    ...(planned.profile as Partial<KnownPerson>),
    status: planned.becomes ?? before?.status ?? 'active',
    memberships: [...kept, ...planned.memberships],
  };
}

describe('What rows about a person come to', () => {
  it('is the same in whatever order people are planned, and whoever else is in the file', () => {
    fc.assert(
      fc.property(
        terms,
        rowsOf('a@x.org', 2),
        rowsOf('b@x.org', 10),
        someone,
        (given, one, other, before) => {
          const occupants = occupied(before ? [before] : []);
          const [first, second] = [
            planPerson(given, 2, one, occupants),
            planPerson(given, 10, other, occupants),
          ];
          expect(planPerson(given, 10, other, occupants)).toEqual(second);
          expect(planPerson(given, 2, one, occupants)).toEqual(first);
        },
      ),
    );
  });

  it('is nothing more once it was carried out (E22)', () => {
    let [carriedOut, tried] = [0, 0];
    fc.assert(
      fc.property(terms, rowsOf('a@x.org', 2), someone, (given, rows, before) => {
        tried += 1;
        const planned = planPerson(given, 2, rows, occupied(before ? [before] : []));
        if (planned.faults.length > 0 || !WRITTEN.has(planned.outcome)) return;
        carriedOut += 1;
        const again = planPerson(given, 2, rows, occupied([after(planned, before)]));
        expect([again.outcome, again.changes, again.memberships, again.faults]).toEqual([
          'unchanged',
          [],
          [],
          [],
        ]);
      }),
      { numRuns: 2_000 },
    );
    expect(carriedOut).toBeGreaterThan(tried / 10);
  });

  it('is nothing that the policy refuses, whoever asks (V13, V14)', () => {
    let written = 0;
    fc.assert(
      fc.property(terms, rowsOf('a@x.org', 2), someone, (given, rows, before) => {
        const planned = planPerson(given, 2, rows, occupied(before ? [before] : []));
        if (!WRITTEN.has(planned.outcome)) return expect(planned.memberships).toEqual([]);
        written += 1;
        const { actor, mode } = given;
        for (const { groupId, role, origin } of planned.memberships) {
          const group = given.directory.find(groupId);
          if (origin !== 'direct' || !group) continue;
          const action =
            before?.status === 'active'
              ? ({
                  kind: 'add-member',
                  group,
                  roles: [role],
                  person: subjectOf(given, before, before.memberships),
                } as const)
              : mode === 'setUp'
                ? ({ kind: 'set-up-users', groups: [group], roles: [role] } as const)
                : ({ kind: 'invite-users', groups: [group], roles: [role], hasMessage: false } as const);
          expect(decide(actor, action)).toEqual({ allowed: true });
        }
        const { additionalInformation, deletionDate } = planned.profile;
        const isPlatformAdmin = actor === OWNER || actor === PLATFORM_ADMIN;
        if (additionalInformation !== undefined) expect(isPlatformAdmin).toBe(true);
        if (deletionDate !== undefined) expect(actor).not.toBe(SALES_USER_ADMIN);
        return expect(actor).not.toBe(COACH);
      }),
      { numRuns: 2_000 },
    );
    expect(written).toBeGreaterThan(200);
  });

  it('leaves out the row that says what cannot be, wherever it stands, and only that (E22)', () => {
    const place = { groups: ['Sales'], roles: ['learner' as const] };
    const planned = planPerson(
      termsOf(SALES_USER_ADMIN),
      2,
      [
        row(2, { email: 'a@x.org', ...place }),
        row(3, { email: 'a@x.org', deletionDate: '2030-01-01' }),
        row(4, { email: 'a@x.org', firstName: 'Ann' }, 'password1234'),
      ],
      occupied([]),
    );
    expect(planned.faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'administrator_required'],
      [4, 'password_too_common'],
    ]);
    expect(planned).toMatchObject({ outcome: 'create', profile: { email: 'a@x.org' } });
  });

  it('takes as long as there are rows, and not as their square (V40)', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => row(n + 2, { email: 'a@x.org', locale: 'fr' }));
    const used = process.cpuUsage();
    const planned = planPerson(termsOf(OWNER), 2, rows, occupied([]));
    expect(new Set(planned.faults.map(({ line }) => line)).size).toBe(rows.length);
    expect(process.cpuUsage(used).user / 1_000_000).toBeLessThan(3);
  });
});
