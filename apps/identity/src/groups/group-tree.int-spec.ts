import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { TreeModel } from '../../testing/tree-model.js';

const RUNS = 6;
const OPERATIONS = 60;
const MOST_GROUPS = 24;
const DEEPEST = 12;
const ROLES = ['learner', 'coach', 'author'] as const;
const SCOPES = ['publicSubgroups', 'allSubgroups'] as const;

const operation = fc.record({
  kind: fc.constantFrom('add', 'add', 'add', 'add', 'remove', 'removeRole', 'flip', 'move', 'move', 'delete'),
  user: fc.nat(),
  group: fc.nat(),
  target: fc.nat(),
  role: fc.constantFrom('learner', ...ROLES),
  scope: fc.constantFrom(...SCOPES),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const scenario = fc.record({
  shape: fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 12, maxLength: MOST_GROUPS - 1 }),
  steps: fc.array(operation, { minLength: OPERATIONS, maxLength: OPERATIONS }),
});

describe('The tree of groups in the database against the domain in plain words', () => {
  let identity: IdentityUnderTest;
  let platforms = 0;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  it(`agrees after each of ${RUNS * OPERATIONS} random operations on random trees (INV-1, G16-G32)`, async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ shape, steps }) => {
        const world = await World.create(identity, `tree-${(platforms += 1)}`, shape);
        for (const step of steps) {
          await world.perform(step);
          expect(await world.memberships()).toEqual(world.expectedMemberships());
        }
        expect(world.model.orphans()).toEqual([]);
        for (const user of world.model.held.keys()) {
          expect([user, await world.groupsSeenBy(user)]).toEqual([user, world.model.seenBy(user)]);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});

/** One platform and the model of it; group and person ids are the same in both. */
class World {
  private people = 0;

  private constructor(
    private readonly identity: IdentityUnderTest,
    private readonly platformId: string,
    private readonly ownerId: string,
    readonly model: TreeModel,
  ) {}

  static async create(identity: IdentityUnderTest, slug: string, shape: [number, boolean][]): Promise<World> {
    const platform = await identity.createPlatform(slug);
    const world = new World(identity, platform.id, platform.ownerId, new TreeModel(platform.rootGroupId));
    for (const [pick, isPublic] of shape) await world.createGroup(pick, isPublic);
    for (const pick of [3, 7, 11]) await world.join(pick);
    return world;
  }

  private get owner() {
    return this.identity.as(this.ownerId, this.platformId);
  }

  private pick(number: number): string {
    const ids = [...this.model.groups.keys()];
    return ids[number % ids.length] ?? this.model.root;
  }

  private async createGroup(pick: number, isPublic: boolean): Promise<void> {
    let parent = this.pick(pick);
    if (this.model.depthOf(parent) >= DEEPEST) parent = this.model.root;
    const { body } = await this.owner.post('/v1/groups', {
      name: 'Group',
      parentId: parent,
      public: isPublic,
    });
    this.model.groups.set(body.id, { parent, public: isPublic });
  }

  private async join(pick: number): Promise<void> {
    const group = this.pick(pick);
    this.people += 1;
    const invite = { emails: `p${this.people}@x.org`, groupIds: [group], roles: ['learner'] };
    const { body } = await this.owner.post('/v1/invitations', invite);
    const [{ userId, invitationId }] = body.results;
    await this.identity.activate(invitationId, userId);
    this.model.add(userId, group, 'learner');
  }

  /** Does one thing in the service, and in the model if the service did it. */
  async perform({ kind, role, scope, ...picks }: Operation): Promise<void> {
    if (this.model.held.size < 3) await this.join(picks.user);
    const users = [...this.model.held.keys()];
    const user = users[picks.user % users.length];
    const group = this.pick(picks.group);
    const target = this.pick(picks.target);
    const path = `/v1/groups/${group}`;
    if (user && kind === 'add') {
      await this.expectDone(this.owner.post(`${path}/members`, { userId: user, roles: [role] }));
      return this.model.add(user, group, role);
    }
    if (user && kind === 'remove') {
      return this.take(user, `${path}/members/${user}?scope=${scope}`, () =>
        this.model.remove(user, group, scope),
      );
    }
    if (user && kind === 'removeRole') {
      return this.take(user, `${path}/members/${user}/roles/${role}`, () =>
        this.model.removeRole(user, group, role),
      );
    }
    return group === this.model.root ? undefined : this.changeTree(kind, group, target);
  }

  /** What takes nothing in the model is not found in the service. */
  private async take(user: string, path: string, inModel: () => void): Promise<void> {
    const before = this.model.held.get(user)?.size;
    inModel();
    const { status } = await this.owner.delete(path);
    expect(status).toBe(this.model.held.get(user)?.size === before ? 404 : 200);
  }

  private async changeTree(kind: Operation['kind'], group: string, target: string): Promise<void> {
    const path = `/v1/groups/${group}`;
    if (kind === 'flip') {
      await this.expectDone(this.owner.patch(path, { public: !this.model.group(group).public }));
      return this.model.flip(group);
    }
    if (kind === 'move' && !this.model.descendantsOf(group).includes(target)) {
      await this.expectDone(this.owner.patch(path, { parentId: target }));
      return this.model.move(group, target);
    }
    if (kind === 'delete' && this.model.descendantsOf(group).length < 4) {
      await this.expectDone(this.owner.delete(path));
      return this.model.delete(group);
    }
    return undefined;
  }

  private async expectDone(call: Promise<{ status: number; body: unknown }>): Promise<void> {
    const { status, body } = await call;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  }

  async memberships(): Promise<string[]> {
    const rows = await this.identity.rows<{ line: string }>(
      `SELECT user_id || ' ' || group_id || ' ' || role AS line FROM identity.memberships
        WHERE platform_id = $1 AND user_id <> $2 ORDER BY 1`,
      [this.platformId, this.ownerId],
    );
    return rows.map(({ line }) => line).toSorted();
  }

  expectedMemberships(): string[] {
    return [...this.model.held]
      .flatMap(([user, held]) => [...held].map((each) => `${user} ${each}`))
      .toSorted();
  }

  async groupsSeenBy(user: string): Promise<string[]> {
    const { body } = await this.identity.as(user, this.platformId).get('/v1/groups');
    return body.items.map(({ id }: { id: string }) => id).toSorted();
  }
}
