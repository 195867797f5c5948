import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import fc from 'fast-check';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { type Tree, connected, trees, upwards } from './policy-model.fixture.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const WORLDS = 3;
const PEOPLE = 10;
const TIMEOUT_MS = 120_000;

interface Somebody {
  id: string;
  status: string;
  held: { group: number; role: AssignableRole }[];
}

/** A platform with a random tree and people anywhere in it, and who may see whom by the letter of G14-G19 and D-38. */
class World {
  platformId: string;
  ownerId: string;
  readonly groupIds: string[] = [];
  people: Somebody[] = [];

  constructor(
    readonly identity: IdentityUnderTest,
    readonly tree: Tree,
    private readonly random: () => number,
  ) {}

  async build(slug: string): Promise<this> {
    const platform = await this.identity.createPlatform(slug);
    [this.platformId, this.ownerId] = [platform.id, platform.ownerId];
    this.groupIds.push(platform.rootGroupId);
    for (const [group, parent] of this.tree.parents.entries()) {
      if (parent === null) continue;
      const body = { name: `G${group}`, parentId: this.groupIds[parent], public: this.tree.isPublic[group] };
      this.groupIds.push((await this.owner.post('/v1/groups', body)).body.id);
    }
    for (let number = 0; number < PEOPLE; number += 1) await this.invite(number);
    await this.readPeople();
    return this;
  }

  get owner() {
    return this.identity.as(this.ownerId, this.platformId);
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  private async invite(number: number): Promise<void> {
    const emails = `p${number}@x.org`;
    const invite = () =>
      this.owner.post('/v1/invitations', {
        emails,
        groupIds: [this.pick(this.groupIds)],
        roles: [this.pick(ASSIGNABLE_ROLES)],
      });
    const { userId, invitationId } = (await invite()).body.results[0];
    if (this.random() < 0.5) await invite();
    if (this.random() < 0.7) await this.identity.activate(invitationId, userId);
  }

  private async readPeople(): Promise<void> {
    const rows = await this.identity.rows<
      Omit<Somebody, 'held'> & { held: { groupId: string; role: AssignableRole }[] }
    >(
      `SELECT u.id, u.status, coalesce((SELECT json_agg(json_build_object('groupId', m.group_id, 'role', m.role))
                FROM identity.memberships m WHERE m.user_id = u.id), '[]') AS held
         FROM identity.users u WHERE u.platform_id = $1`,
      [this.platformId],
    );
    this.people = rows.map(({ held, ...somebody }) => ({
      ...somebody,
      held: held.map(({ groupId, role }) => ({ group: this.groupIds.indexOf(groupId), role })),
    }));
  }

  manages(me: Somebody, group: number): boolean {
    const above = upwards(this.tree, group);
    return me.held.some(({ group, role }) => ['admin', 'userAdmin'].includes(role) && above.includes(group));
  }

  isPlatformAdmin(me: Somebody): boolean {
    return me.id === this.ownerId || me.held.some(({ group, role }) => group === 0 && role === 'admin');
  }

  seesGroup(me: Somebody, group: number): boolean {
    if (this.isPlatformAdmin(me) || this.manages(me, group)) return true;
    return me.held.some((mine) => connected(this.tree, mine.group).has(group));
  }

  sees(me: Somebody, other: Somebody): boolean {
    if (me.id === other.id || this.isPlatformAdmin(me)) return true;
    return other.held.some(
      ({ group }) => this.manages(me, group) || (other.status === 'active' && this.seesGroup(me, group)),
    );
  }
}

describe(`Who sees whom equals brute force (G16-G19, D-38, D-41), seed ${SEED}`, () => {
  let identity: IdentityUnderTest;
  const worlds: World[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    const numbers = fc.sample(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 200, maxLength: 200 }),
      {
        seed: SEED,
        numRuns: WORLDS,
      },
    );
    for (const [number, tree] of fc
      .sample(trees, { seed: SEED, numRuns: WORLDS * 8 })
      .toSorted((a, b) => b.parents.length - a.parents.length)
      .slice(0, WORLDS)
      .entries()) {
      let next = 0;
      const random = () => numbers[number]?.[(next += 1) % 200] ?? 0;
      worlds.push(await new World(identity, tree, random).build(`world${number}`));
    }
  }, TIMEOUT_MS);
  afterAll(() => identity.stop());

  const everybody = () =>
    worlds.flatMap((world) =>
      world.people
        .filter(({ status }) => status === 'active')
        .map((me) => ({ world, me, api: identity.as(me.id, world.platformId) })),
    );
  const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id).toSorted();

  it(
    'lists of groups, with the counts of those invited only where one manages',
    async () => {
      for (const { world, me, api } of everybody()) {
        const { body } = await api.get('/v1/groups');
        const seen = world.groupIds.filter((_, group) => world.seesGroup(me, group));
        expect(idsOf(body)).toEqual(seen.toSorted());
        for (const { id, memberCount, invitedCount } of body.items) {
          const group = world.groupIds.indexOf(id);
          const count = (status: string) =>
            world.people.filter((p) => p.status === status && p.held.some((held) => held.group === group))
              .length;
          const mayCount = world.isPlatformAdmin(me) || world.manages(me, group);
          expect([memberCount, invitedCount]).toEqual([count('active'), mayCount ? count('invited') : 0]);
        }
      }
    },
    TIMEOUT_MS,
  );

  it(
    'lists of people, by status, group, role and search, and each one of them',
    async () => {
      for (const { world, me, api } of everybody()) {
        const seen = world.people.filter((other) => world.sees(me, other));
        const ids = (some: Somebody[]) => some.map(({ id }) => id).toSorted();
        expect(idsOf((await api.get('/v1/users?limit=200')).body)).toEqual(ids(seen));
        for (const status of ['active', 'invited']) {
          const { body } = await api.get(`/v1/users?limit=200&status=${status}`);
          expect(idsOf(body)).toEqual(ids(seen.filter((other) => other.status === status)));
        }
        expect(idsOf((await api.get('/v1/users?limit=200&q=x.org')).body)).toEqual(ids(seen));
        // A role in a group that one does not see is not told, not even by a filter.
        const holds = (other: Somebody, role: string) =>
          other.held.some(
            (held) => held.role === role && (other.id === me.id || world.seesGroup(me, held.group)),
          );
        for (const role of ['admin', 'coach', 'learner']) {
          const { body } = await api.get(`/v1/users?limit=200&role=${role}`);
          expect([role, idsOf(body)]).toEqual([role, ids(seen.filter((other) => holds(other, role)))]);
        }
        for (const other of world.people) {
          const { status, body } = await api.get(`/v1/users/${other.id}`);
          expect(status).toBe(world.sees(me, other) ? 200 : 404);
          if (status !== 200) continue;
          const told = new Set(
            body.memberships.map((m: { groupId: string }) => world.groupIds.indexOf(m.groupId)),
          );
          const known = other.held.filter(({ group }) => other.id === me.id || world.seesGroup(me, group));
          expect([...told].toSorted()).toEqual([...new Set(known.map(({ group }) => group))].toSorted());
        }
      }
    },
    TIMEOUT_MS,
  );

  it(
    'the members of each group, current and invited, and people filtered by it',
    async () => {
      for (const { world, me, api } of everybody()) {
        for (const [group, id] of world.groupIds.entries()) {
          const members = world.people.filter(({ held }) => held.some((each) => each.group === group));
          const isSeen = world.seesGroup(me, group);
          const mayInvite = world.isPlatformAdmin(me) || world.manages(me, group);
          for (const [section, status] of [
            ['current', 'active'],
            ['invited', 'invited'],
          ]) {
            const answer = await api.get(`/v1/groups/${id}/members?limit=200&section=${section}`);
            expect(answer.status).toBe(isSeen ? 200 : 404);
            if (!isSeen) continue;
            const expected =
              section === 'invited' && !mayInvite ? [] : members.filter((each) => each.status === status);
            expect(idsOf(answer.body)).toEqual(expected.map((each) => each.id).toSorted());
          }
          const filtered = members.filter((other) => other.id === me.id || (isSeen && world.sees(me, other)));
          const { body } = await api.get(`/v1/users?limit=200&groupId=${id}`);
          expect(idsOf(body)).toEqual(filtered.map((each) => each.id).toSorted());
        }
      }
    },
    TIMEOUT_MS,
  );

  it(
    'invitations into groups that one manages',
    async () => {
      for (const { world, me, api } of everybody()) {
        const rows = await identity.rows<{ id: string; groupIds: string[] }>(
          'SELECT id, group_ids AS "groupIds" FROM identity.invitations WHERE platform_id = $1',
          [world.platformId],
        );
        const mine = rows.filter(
          ({ groupIds }) =>
            world.isPlatformAdmin(me) || groupIds.some((id) => world.manages(me, world.groupIds.indexOf(id))),
        );
        const { body } = await api.get('/v1/invitations?limit=200');
        expect(idsOf(body)).toEqual(mine.map(({ id }) => id).toSorted());
      }
    },
    TIMEOUT_MS,
  );
});
