import type { EventData } from '@rollcall/contracts';

/** A membership: a role in a group. */
export type Membership = EventData<'identity.user-described.v1'>['memberships'][number];

/** Facts about a person, each of which changes by itself. */
export interface PersonFacts {
  status: 'invited' | 'active' | 'deleted';
  email: string | null;
  firstName: string;
  lastName: string;
  locale: string;
}

/** A fact, and the version of the person that it is of. */
export interface Versioned<T> {
  version: number;
  value: T;
}

/**
 * What is known of a person. Events can come late and twice, and each of them tells of a part: so each fact remembers the
 * version that it is of, and only a newer one replaces it. Whatever the order, the end is the same.
 */
export interface PersonRecord {
  /** All facts of this version and of those before it are known: what is older changes nothing. */
  factsWholeAt: number;
  /** The same of memberships. */
  membershipsWholeAt: number;
  /** The newest version that was heard of. */
  seen: number;
  facts: { [Name in keyof PersonFacts]?: Versioned<PersonFacts[Name]> };
  /** By group and role; a value of null says that it was removed. */
  memberships: Record<string, Versioned<Membership | null>>;
}

/** Where a membership is kept. */
export const membershipKey = ({ groupId, role }: { groupId: string; role: string }): string =>
  `${groupId}/${role}`;

/** A person of whom nothing is known. */
export const unknownPerson = (): PersonRecord => ({
  factsWholeAt: 0,
  membershipsWholeAt: 0,
  seen: 0,
  facts: {},
  memberships: {},
});

/** Takes facts of a version. */
export function learnFacts(person: PersonRecord, version: number, facts: Partial<PersonFacts>): void {
  person.seen = Math.max(person.seen, version);
  const cells = person.facts as Record<string, Versioned<unknown>>;
  for (const [name, value] of Object.entries(facts)) {
    if (version > Math.max(person.factsWholeAt, cells[name]?.version ?? 0)) cells[name] = { version, value };
  }
}

/** Takes memberships of a version that were added, or removed with `null`. */
export function learnMemberships(
  person: PersonRecord,
  version: number,
  changes: Iterable<[key: string, membership: Membership | null]>,
): void {
  person.seen = Math.max(person.seen, version);
  for (const [key, value] of changes) {
    const known = Math.max(person.membershipsWholeAt, person.memberships[key]?.version ?? 0);
    if (version > known) person.memberships[key] = { version, value };
  }
}

/** Takes all memberships as of a version; of what is newer, nothing is lost. */
export function learnAllMemberships(
  person: PersonRecord,
  version: number,
  memberships: readonly Membership[],
): void {
  if (version <= person.membershipsWholeAt) return;
  learnMemberships(
    person,
    version,
    memberships.map((each) => [membershipKey(each), each]),
  );
  for (const [key, { version: of }] of Object.entries(person.memberships)) {
    if (of < version) delete person.memberships[key];
  }
  person.membershipsWholeAt = version;
}

/** Takes all facts as of a version. */
export function learnAllFacts(person: PersonRecord, version: number, facts: PersonFacts): void {
  learnFacts(person, version, facts);
  person.factsWholeAt = Math.max(person.factsWholeAt, version);
}
