import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXAMPLE_TREE } from '../../testing/example-tree.js';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { SessionLab } from '../../testing/session-lab.js';
import { SessionModel } from '../../testing/session-model.js';
import { TreeModel } from '../../testing/tree-model.js';

const OPERATIONS = 180;
const [PEOPLE, SESSIONS] = [8, 5];
const GROUPS = ['ROOT', ...EXAMPLE_TREE.map(([name]) => name)];

const operation = fc.record({
  kind: fc.constantFrom(
    ...(['add', 'add', 'add', 'invite', 'audience', 'audience', 'mode'] as const),
    ...(['remove', 'removeRole', 'flip', 'move', 'delete'] as const),
  ),
  person: fc.nat({ max: PEOPLE - 1 }),
  session: fc.nat({ max: SESSIONS - 1 }),
  group: fc.constantFrom(...GROUPS),
  other: fc.constantFrom(...GROUPS),
  people: fc.uniqueArray(fc.nat({ max: PEOPLE - 1 }), { maxLength: 3 }),
  excluded: fc.uniqueArray(fc.nat({ max: PEOPLE - 1 }), { maxLength: 2 }),
  flag: fc.boolean(),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

describe('Enrolments after whatever happens to groups, people and sessions (PS2, PS3)', () => {
  let identity: IdentityUnderTest;
  let lab: SessionLab;
  let tree: TreeModel;
  let model: SessionModel;
  let people: string[];
  let sessions: string[];
  let count = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SessionLab(identity);
    tree = new TreeModel(id('ROOT'));
    for (const [name, parent, isPublic] of EXAMPLE_TREE) {
      tree.groups.set(id(name), { parent: id(parent), public: isPublic });
    }
    model = new SessionModel(tree);
    people = await Promise.all(Array.from({ length: PEOPLE }, () => newcomer()));
    sessions = [];
    for (let i = 0; i < SESSIONS; i += 1) {
      const mode = i % 2 === 0 ? 'dynamic' : 'static';
      const session = await lab.open({}, { audience: mode, groupId: id('ROOT') });
      sessions.push(session);
      model.sessions.set(session, { mode, groups: [], chosen: [], excluded: [], enrolled: new Set() });
    }
  });
  afterAll(() => identity.stop());

  const id = (group: string): string => identity.groups[group] ?? '';
  const owner = () => identity.as(identity.ownerId);
  const emailOf = new Map<string, string>();

  async function newcomer(): Promise<string> {
    const email = `m${(count += 1)}@x.org`;
    const userId = await identity.person(email, ['HR'], ['learner']);
    emailOf.set(userId, email);
    tree.add(userId, id('HR'), 'learner');
    return userId;
  }

  it('are what a naive reading says, and what the events add up to', async () => {
    for (const each of fc.sample(operation, { numRuns: OPERATIONS, seed: 20_261_124 })) {
      await run(each);
      model.follow();
      for (const [index, user] of people.entries()) {
        if (!tree.held.has(user)) people[index] = await newcomer();
      }
      model.follow();
      expect(await enrolled()).toEqual(modelled());
    }
    for (const user of people) {
      const told = new Set<string>();
      for (const change of await lab.toldOf(user)) {
        const session = change.slice(1);
        // Nothing is told that was so already.
        expect([change, told.has(session)]).toEqual([change, change.startsWith('-')]);
        if (change.startsWith('+')) told.add(session);
        else told.delete(session);
      }
      const isIn = sessions.filter((session) => model.session(session).enrolled.has(user));
      expect([...told].toSorted()).toEqual(isIn.toSorted());
    }
  });

  const modelled = (): string[] =>
    sessions
      .flatMap((session) => [...model.session(session).enrolled].map((user) => `${session} ${user}`))
      .toSorted();

  async function enrolled(): Promise<string[]> {
    const rows = await identity.rows<{ each: string }>(
      `SELECT session_id || ' ' || user_id AS each FROM identity.enrolments WHERE status = 'published'`,
    );
    return rows.map(({ each }) => each).toSorted();
  }

  /** Does one operation, and has the model do it too if the service did. */
  async function run(wish: Operation): Promise<void> {
    const user = people[wish.person] ?? '';
    const session = sessions[wish.session] ?? '';
    const [group, other] = [id(wish.group), id(wish.other)];
    const members = `/v1/groups/${group}/members`;
    const usersAt = (places: readonly number[]): string[] => places.map((place) => people[place] ?? '');
    switch (wish.kind) {
      case 'add': {
        const role = wish.flag ? 'learner' : 'coach';
        const done = await owner().post(members, { userId: user, roles: [role] });
        return when(done, () => tree.add(user, group, role));
      }
      case 'remove': {
        const scope = wish.flag ? 'publicSubgroups' : 'allSubgroups';
        const done = await owner().delete(`${members}/${user}?scope=${scope}`);
        return when(done, () => tree.remove(user, group, scope));
      }
      case 'removeRole': {
        const done = await owner().delete(`${members}/${user}/roles/learner`);
        return when(done, () => tree.removeRole(user, group, 'learner'));
      }
      case 'flip': {
        const isPublic = tree.groups.get(group)?.public;
        const done = await owner().patch(`/v1/groups/${group}`, { public: !isPublic });
        return when(done, () => tree.flip(group));
      }
      case 'move': {
        if (tree.groups.get(group)?.parent === other) return;
        const done = await owner().patch(`/v1/groups/${group}`, { parentId: other });
        return when(done, () => tree.move(group, other));
      }
      case 'delete': {
        // Seldom, or nothing would be left.
        if (!wish.flag || tree.childrenOf(group).length > 0 || tree.groups.size < 6) return;
        return when(await owner().delete(`/v1/groups/${group}`), () => tree.delete(group));
      }
      case 'mode': {
        const mode = wish.flag ? 'dynamic' : 'static';
        const done = await owner().patch(`/v1/sessions/${session}`, { audience: mode });
        return when(done, () => model.changeMode(session, mode));
      }
      case 'audience': {
        const [chosen, excluded] = [usersAt(wish.people), usersAt(wish.excluded)];
        const groups = [...new Set([group, other])];
        const wished = { groupIds: groups, userIds: chosen, excludedUserIds: excluded };
        const done = await lab.setAudience(session, wished);
        return when(done, () => model.setAudience(session, { groups, chosen, excluded }));
      }
      case 'invite': {
        const emails = emailOf.get(user) ?? '';
        const done = await owner().post(`/v1/sessions/${session}/invitations`, { emails });
        return when(done, () => model.invite(session, user));
      }
    }
  }

  let refused = 0;
  function when({ status }: { status: number }, then: () => void): void {
    expect(status).toBeLessThan(500);
    if (status < 300) then();
    else refused += 1;
    // Most of it must happen, or the test would show nothing.
    expect(refused).toBeLessThan(OPERATIONS / 2);
  }
});
