import type { CloudEvent } from '@rollcall/contracts';
import type { SnapshotEvent } from '../events/rollcall-event.js';
import { type DirectoryState, type DirectoryGroup, emptyState } from './directory-state.js';
import { DIRECTORY_TYPES, learnFrom } from './learn-from-event.js';
import {
  type Membership,
  type PersonRecord,
  learnAllMemberships,
  learnFacts,
} from './person-record.rules.js';

/** A person who is on the platform. */
export interface DirectoryPerson {
  userId: string;
  status: 'invited' | 'active';
  email: string | null;
  /**
   * Empty while it is not known: an invitation names nobody, so that somebody who was deleted when a snapshot was taken
   * and is invited again has no name here until the next event or snapshot that gives one.
   */
  firstName: string;
  /** Empty while it is not known. */
  lastName: string;
  locale: string;
  memberships: Membership[];
}

/**
 * The groups and people of a platform, kept in memory from whatever comes: events by the broker or by the feed, late,
 * twice or in any order, and snapshots. In the end it is what a fresh snapshot would say.
 */
export class Directory {
  /** The types that tell something of groups or people. */
  static readonly TYPES = DIRECTORY_TYPES;

  private constructor(private readonly state: DirectoryState) {}

  /** An empty one, or one that was kept as JSON. */
  static from(state: DirectoryState = emptyState()): Directory {
    return new Directory(structuredClone(state));
  }

  /** Takes what an event tells; most types tell nothing of groups or people, which is fine. */
  apply(event: CloudEvent): void {
    learnFrom(this.state, event);
  }

  /**
   * Takes a snapshot: whoever is not in it is gone, unless something newer was heard of them meanwhile. Groups and
   * people that are in it do not go back behind what is known.
   */
  async replace(snapshot: AsyncIterable<SnapshotEvent>): Promise<void> {
    const people = new Map(Object.entries(this.state.people).map(([id, { seen }]) => [id, seen]));
    const groups = new Map(Object.entries(this.state.groups).map(([id, { version }]) => [id, version]));
    for await (const event of snapshot) {
      this.apply(event);
      if (event.type === 'identity.user-described.v1') people.delete(event.data.userId);
      else groups.delete(event.data.groupId);
    }
    for (const [id, seen] of people) forgetPerson(this.state.people[id], seen);
    for (const [id, version] of groups) {
      if (this.state.groups[id]?.version === version) this.state.groups[id] = { version, value: null };
    }
  }

  /** All groups, in the order of their ids. */
  get groups(): DirectoryGroup[] {
    const known = Object.values(this.state.groups).flatMap(({ value }) => (value ? [value] : []));
    return known.toSorted((one, other) => compare(one.groupId, other.groupId));
  }

  /** Everybody who is invited or active, in the order of their ids. */
  get people(): DirectoryPerson[] {
    const ids = Object.keys(this.state.people).toSorted(compare);
    return ids.flatMap((userId) => this.person(userId) ?? []);
  }

  /** A person who is invited or active. */
  person(userId: string): DirectoryPerson | undefined {
    const record = this.state.people[userId];
    const status = record?.facts.status?.value;
    if (!record || status === undefined || status === 'deleted') return undefined;
    const { email, firstName, lastName, locale } = record.facts;
    return {
      userId,
      status,
      email: email?.value ?? null,
      firstName: firstName?.value ?? '',
      lastName: lastName?.value ?? '',
      locale: locale?.value ?? '',
      memberships: membershipsOf(record),
    };
  }

  /** Everything that is known, to be kept and given to {@link Directory.from} again. */
  toJSON(): DirectoryState {
    return this.state;
  }
}

function membershipsOf({ memberships }: PersonRecord): Membership[] {
  const keys = Object.keys(memberships).toSorted(compare);
  return keys.flatMap((key) => memberships[key]?.value ?? []);
}

/** Who is not in a snapshot was deleted at some version that nobody tells; it is newer than what was known. */
function forgetPerson(person: PersonRecord | undefined, seen: number): void {
  if (!person || person.seen !== seen) return;
  learnAllMemberships(person, seen + 0.5, []);
  learnFacts(person, seen + 0.5, { status: 'deleted' });
  person.seen = seen;
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);
