import type { Kind, Person, Place, Target } from './authorisation-world.js';

/** What a call comes to: done or refused for another reason, refused for want of rights, or as if nothing were there. */
export type Outcome = 'ok' | 'forbidden' | 'hidden';

/** One line of the table: a route, how it is called about a subject somewhere, and who may where. */
export interface Line {
  /** Method and path, as in the OpenAPI document. */
  route: string;
  /** What is special about this line, when a route has several. */
  note?: string;
  /** Whether it is about something that lies somewhere. */
  hasPlace: boolean;
  /** For lines about a person: who they may be. */
  kinds: readonly Kind[];
  call(target: Target, kind: Kind): { path: string; body?: object };
  expect(who: Person, place: Place, kind: Kind): Outcome;
  /** The person is not the same after a success. */
  spends?: true;
  /** Nothing is written down, although it is no reading: it is a rehearsal. */
  isRehearsal?: true;
  /** Who sees the subject may be told that there is nothing in words of its own. */
  hasOwnNothing?: true;
  /** Only the operator gets through. */
  forOperator?: true;
}

export const isOneOf = <T>(value: T, ...all: T[]): boolean => all.includes(value);
export const isPlatformAdmin = (who: Person): boolean => isOneOf(who, 'owner', 'platformAdmin');
export const exists = (place: Place): boolean => !isOneOf(place, 'otherTenant', 'unknown');
export const isInReach = (place: Place): boolean => isOneOf(place, 'own', 'below', 'belowPrivate');

/** G14: administrators reach everything below their group. */
export const administers = (who: Person, place: Place): boolean =>
  exists(place) && (isPlatformAdmin(who) || (who === 'groupAdmin' && isInReach(place)));
/** D-04: user admins too. */
export const manages = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'userAdmin' && isInReach(place));
/** G19: Sales, France and the root are one zone; AcmeParis and HR lie in others. */
export const sees = (who: Person, place: Place): boolean =>
  manages(who, place) || isOneOf(place, 'own', 'below', 'above');
/** D-38. */
export const seesPerson = (who: Person, place: Place, kind: Kind): boolean =>
  manages(who, place) || (kind !== 'invited' && sees(who, place));
export const coaches = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'coach' && place === 'own');
export const writes = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'author' && place === 'own');

export const judge = (isSeen: boolean, isAllowed: boolean): Outcome =>
  !isSeen ? 'hidden' : isAllowed ? 'ok' : 'forbidden';

export const aboutGroup = (
  route: string,
  call: (target: Target) => { path: string; body?: object },
  isAllowed: (who: Person, place: Place) => boolean,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: true,
  kinds: ['learner'],
  call,
  expect: (who, place) => judge(sees(who, place), isAllowed(who, place)),
  ...more,
});

export const aboutPerson = (
  route: string,
  call: (id: string, target: Target, kind: Kind) => { path: string; body?: object },
  isAllowed: (who: Person, place: Place, kind: Kind) => boolean,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: true,
  kinds: ['learner', 'coach', 'invited'],
  call: (target, kind) => call(target.person[kind], target, kind),
  expect: (who, place, kind) => judge(seesPerson(who, place, kind), isAllowed(who, place, kind)),
  ...more,
});

export const aboutNobody = (
  route: string,
  body?: object,
  isAllowed: (who: Person) => boolean = () => true,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: false,
  kinds: ['learner'],
  call: () => ({ path: route.split(' ')[1] ?? '', body }),
  expect: (who) => judge(true, isAllowed(who)),
  ...more,
});

export const user = (id: string, rest = '', body?: object) => ({ path: `/v1/users/${id}${rest}`, body });
export const group = ({ groupId }: Target, rest = '', body?: object) => ({
  path: `/v1/groups/${groupId}${rest}`,
  body,
});
export const NEW_PERSON = { firstName: 'Nina', lastName: 'Novak', password: 'staple battery horse' };
export const SESSION = { name: 'June', startsAt: '2026-12-01T09:00:00Z', audience: 'static' };
export const NOBODY = { groupIds: [], userIds: [], excludedUserIds: [] };
let serial = 0;
export const newEmail = (): string => `new${(serial += 1)}@x.org`;
