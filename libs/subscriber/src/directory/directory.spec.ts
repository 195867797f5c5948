import { describe, expect, it } from '@jest/globals';
import type { CloudEvent, EventType } from '@rollcall/contracts';
import fc from 'fast-check';
import { event } from '../../testing/events.js';
import type { SnapshotEvent } from '../events/rollcall-event.js';
import { Directory } from './directory.js';

const GROUPS = ['g1', 'g2', 'g3'];
const PEOPLE = ['p1', 'p2'];

/** A step in the life of a small platform, with what it does to somebody. */
const step = fc.record({
  kind: fc.constantFrom('invite', 'activate', 'rename', 'join', 'leave', 'delete', 'group', 'drop-group'),
  person: fc.constantFrom(...PEOPLE),
  group: fc.constantFrom(...GROUPS),
  name: fc.constantFrom('Ada', 'Bob', 'Cy'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Person {
  version: number;
  status: 'unknown' | 'invited' | 'active' | 'deleted';
  firstName: string;
  groups: Set<string>;
}

/** The platform itself, naively: its state, and the events of what really changed. */
class Platform {
  readonly people = new Map(PEOPLE.map((id) => [id, fresh()]));
  readonly groups = new Map<string, { version: number; name: string | null }>();
  readonly events: CloudEvent[] = [];

  do({ kind, person: userId, group, name }: Step): void {
    const person = this.people.get(userId) ?? fresh();
    const isThere = person.status === 'invited' || person.status === 'active';
    if (kind === 'group') return this.changeGroup(group, name);
    if (kind === 'drop-group') return this.changeGroup(group, null);
    if (kind === 'invite' && !isThere) {
      person.status = 'invited';
      this.tell(userId, 'identity.user-invited.v1', { email: `${userId}@example.org` });
    }
    if (kind === 'activate' && person.status === 'invited') {
      [person.status, person.firstName] = ['active', name];
      this.tell(userId, 'identity.user-activated.v1', { firstName: name });
    }
    if (kind === 'rename' && isThere) {
      person.firstName = name;
      this.tell(userId, 'identity.user-updated.v1', { firstName: name, email: `${userId}@example.org` });
    }
    if (kind === 'join' && isThere && !person.groups.has(group)) {
      person.groups.add(group);
      this.tell(userId, 'identity.membership-added.v1', { memberships: [membership(group)] });
    }
    if (kind === 'leave' && isThere && person.groups.delete(group)) {
      this.tell(userId, 'identity.membership-removed.v1', { memberships: [membership(group)] });
    }
    if (kind === 'delete' && isThere) {
      person.status = 'deleted';
      person.groups.clear();
      this.tell(userId, 'identity.user-deleted.v1', {});
    }
  }

  snapshot(): SnapshotEvent[] {
    const groups = [...this.groups].flatMap(([groupId, { version, name }]) =>
      name === null ? [] : [groupEvent('identity.group-described.v1', groupId, name, version)],
    );
    const people = [...this.people].flatMap(([userId, { version, status, firstName, groups: joined }]) => {
      if (status !== 'invited' && status !== 'active') return [];
      const data = { userId, status, firstName, lastName: '', email: `${userId}@example.org` };
      const memberships = [...joined].map(membership);
      return [event('identity.user-described.v1', { ...data, memberships }, { subjectversion: version })];
    });
    return [...groups, ...people] as SnapshotEvent[];
  }

  private changeGroup(groupId: string, name: string | null): void {
    const { version = 0, name: before = null } = this.groups.get(groupId) ?? {};
    if (name === null && before === null) return;
    this.groups.set(groupId, { version: version + 1, name });
    const type = name === null ? 'identity.group-deleted.v1' : 'identity.group-updated.v1';
    this.events.push(groupEvent(type, groupId, name ?? '', version + 1));
  }

  private tell(userId: string, type: EventType, data: object): void {
    const person = this.people.get(userId) ?? fresh();
    person.version += 1;
    this.events.push(event(type, { userId, lastName: '', ...data }, { subjectversion: person.version }));
  }
}

const fresh = (): Person => ({ version: 0, status: 'unknown', firstName: '', groups: new Set() });
const membership = (groupId: string) => ({ groupId, role: 'learner', origin: 'direct', viaGroupId: null });
const groupEvent = (type: EventType, groupId: string, name: string, subjectversion: number) =>
  event(type, { groupId, name, parentId: null, public: true }, { subjectversion });

/** What a directory or a snapshot says, comparable. */
const view = (directory: Directory) => ({
  groups: directory.groups.map(({ groupId, name }) => [groupId, name]),
  people: directory.people.map(({ userId, status, firstName, email, memberships }) => [
    userId,
    status,
    firstName,
    email,
    memberships.map(({ groupId }) => groupId).toSorted(),
  ]),
});
const expected = (platform: Platform) => ({
  groups: [...platform.groups]
    .filter(([, { name }]) => name !== null)
    .map(([id, { name }]) => [id, name])
    .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
  people: [...platform.people]
    .filter(([, { status }]) => status === 'invited' || status === 'active')
    .map(([id, { status, firstName, groups }]) => [
      id,
      status,
      firstName,
      `${id}@example.org`,
      [...groups].toSorted(),
    ]),
});
/** Who was deleted when the snapshot was taken and comes back has no name until an event gives one. */
const unnamed = (wanted: ReturnType<typeof expected>, directory: Directory, deleted: readonly string[]) => ({
  ...wanted,
  people: wanted.people.map(([id, status, name, ...rest]) => {
    const isUnknown = deleted.includes(String(id)) && directory.person(String(id))?.firstName === '';
    return [id, status, isUnknown ? '' : name, ...rest];
  }),
});
async function* stream(events: readonly SnapshotEvent[]): AsyncGenerator<SnapshotEvent> {
  yield* events;
}

describe('A directory', () => {
  it('ends right whatever the order in which events come, and however often', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (steps, dice) => {
        const platform = new Platform();
        for (const each of steps) platform.do(each);
        const shuffled = [...platform.events, ...platform.events]
          .map((each) => ({ each, at: dice.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at);
        const directory = Directory.from();
        for (const { each } of shuffled) directory.apply(each);
        expect(view(directory)).toEqual(expected(platform));
      }),
      { numRuns: 500 },
    );
  });

  it('ends right with a snapshot in between, whatever it had missed before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.array(step, { maxLength: 20 }),
        fc.infiniteStream(fc.boolean()),
        fc.nat(40),
        async (before, after, coin, backlog) => {
          const platform = new Platform();
          for (const each of before) platform.do(each);
          const directory = Directory.from();
          for (const each of platform.events) if (coin.next().value) directory.apply(each);
          const past = platform.events.length;
          const deleted = [...platform.people]
            .filter(([, { status }]) => status === 'deleted')
            .map(([id]) => id);
          await directory.replace(stream(platform.snapshot()));
          expect(view(directory)).toEqual(expected(platform));
          // What still waits in a queue is from before the snapshot and changes nothing.
          for (const each of platform.events.slice(Math.max(0, past - backlog))) directory.apply(each);
          expect(view(directory)).toEqual(expected(platform));
          for (const each of after) platform.do(each);
          for (const each of platform.events.slice(past)) directory.apply(each);
          expect(view(directory)).toEqual(unnamed(expected(platform), directory, deleted));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the same again after it was kept as JSON', () => {
    const platform = new Platform();
    for (const kind of ['group', 'invite', 'join', 'activate'] as const) {
      platform.do({ kind, person: 'p1', group: 'g1', name: 'Ada' });
    }
    const directory = Directory.from();
    for (const each of platform.events) directory.apply(each);
    const again = Directory.from(JSON.parse(JSON.stringify(directory)) as ReturnType<Directory['toJSON']>);
    expect(again).toEqual(directory);
    expect(view(again)).toEqual(expected(platform));
  });

  it('forgets who somebody was when they are erased', () => {
    const directory = Directory.from();
    const userId = event('identity.account-set-up.v1').data.userId;
    directory.apply(event('identity.account-set-up.v1', {}, { subjectversion: 1 }));
    directory.apply(event('identity.user-deleted.v1', { userId }, { subjectversion: 2 }));
    directory.apply(event('identity.user-erased.v1', { userId }, { subjectversion: 3 }));
    expect(directory.person(userId)).toBeUndefined();
    expect(JSON.stringify(directory)).not.toContain('Olivia');
  });
});
