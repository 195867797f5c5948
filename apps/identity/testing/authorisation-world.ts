import { type Actor, API_SCOPE_NAMES, type KeyActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { type IdentityUnderTest, startIdentity } from './identity-lab.js';

/** People with one role each; all but the first two hold it in Sales. */
export const PEOPLE = [
  'owner',
  'platformAdmin',
  'groupAdmin',
  'userAdmin',
  'coach',
  'author',
  'learner',
] as const;
/** Everybody who calls. */
export const CALLERS = [
  ...PEOPLE,
  'mustChangePassword',
  'foreignOwner',
  'key',
  'keyWithoutScopes',
  'foreignKey',
  'operator',
  'anonymous',
] as const;
export type Person = (typeof PEOPLE)[number];
export type CallerName = (typeof CALLERS)[number];

/** Where the subject of a call lies, seen from Sales, and the group of the tree in domain 1.6 that stands for it. */
export const GROUP_AT = {
  own: 'Sales',
  below: 'France',
  belowPrivate: 'AcmeParis',
  above: 'ROOT',
  sibling: 'HR',
} as const;
export const PLACES = ['own', 'below', 'belowPrivate', 'above', 'sibling', 'otherTenant', 'unknown'] as const;
export type Place = (typeof PLACES)[number];

/** Who somebody is. */
export const KINDS = ['learner', 'coach', 'invited'] as const;
export type Kind = (typeof KINDS)[number];

/** Ids that a call is made of. */
export interface Target {
  groupId: string;
  platformId: string;
  /** The own group of the callers. */
  salesId: string;
  person: Record<Kind, string>;
  pathId: string;
  sessionId: string;
  invitationId: string;
  /** Of Sales, for calls that need them besides their subject. */
  own: { mateId: string; pathId: string; sessionId: string };
}

const PASSWORD = 'correct horse battery';

/** A platform with a caller of each role, and a target in each place. */
export class AuthorisationWorld {
  readonly targets = {} as Record<Place, Target>;
  readonly ids = {} as Record<Person, string>;
  private readonly keys = {} as Record<'key' | 'keyWithoutScopes' | 'foreignKey', KeyActor>;
  private serial = 0;

  private constructor(
    readonly identity: IdentityUnderTest,
    private readonly neighbour: { id: string; ownerId: string; rootGroupId: string },
  ) {}

  static async start(): Promise<AuthorisationWorld> {
    const identity = await startIdentity();
    const world = new AuthorisationWorld(identity, await identity.createPlatform('neighbour'));
    await world.createCallers();
    await world.createKeys();
    await world.createTargets();
    return world;
  }

  /** The caller as the gateway would present them. */
  actor(name: CallerName): Actor {
    switch (name) {
      case 'operator':
      case 'anonymous':
        return { kind: name };
      case 'foreignOwner':
        return this.user(this.neighbour.ownerId, this.neighbour.id);
      case 'key':
      case 'keyWithoutScopes':
      case 'foreignKey':
        return this.keys[name];
      case 'mustChangePassword':
        return { ...this.user(this.ids.owner), passwordChangeRequired: true };
      default:
        return this.user(this.ids[name]);
    }
  }

  /** A new person somewhere, for a call after which they are not the same. */
  async freshPerson(place: Place, kind: Kind): Promise<string> {
    const groupId = this.identity.groups[GROUP_AT[place as keyof typeof GROUP_AT]] ?? '';
    return (await this.newPerson(this.identity.platformId, this.ids.owner, groupId, kind)).userId;
  }

  private user(userId: string, platformId = this.identity.platformId) {
    return { kind: 'user', userId, platformId, signInId: uuidv7(), passwordChangeRequired: false } as const;
  }

  private async createCallers(): Promise<void> {
    const { identity, ids } = this;
    ids.owner = identity.ownerId;
    ids.platformAdmin = await identity.person('platformadmin@x.org', ['ROOT'], ['admin']);
    ids.groupAdmin = await identity.person('groupadmin@x.org', ['Sales'], ['admin']);
    for (const role of ['userAdmin', 'coach', 'author', 'learner'] as const) {
      ids[role] = await identity.person(`${role.toLowerCase()}@x.org`, ['Sales'], [role]);
    }
  }

  private async createKeys(): Promise<void> {
    const { identity, ids, neighbour, keys } = this;
    keys.key = await this.newKey(identity.platformId, ids.owner);
    keys.keyWithoutScopes = { ...(await this.newKey(identity.platformId, ids.owner)), scopes: [] };
    keys.foreignKey = await this.newKey(neighbour.id, neighbour.ownerId);
  }

  private async newKey(platformId: string, ownerId: string): Promise<KeyActor> {
    const wish = { name: `Key ${(this.serial += 1)}`, scopes: API_SCOPE_NAMES };
    const { body } = await this.identity.as(ownerId, platformId).post('/v1/api-keys', wish);
    return { kind: 'key', keyId: body.id, platformId, scopes: API_SCOPE_NAMES };
  }

  private async createTargets(): Promise<void> {
    const { identity, ids, targets, neighbour } = this;
    for (const [place, name] of Object.entries(GROUP_AT)) {
      const groupId = identity.groups[name] ?? '';
      targets[place as Place] = await this.newTarget(identity.platformId, ids.owner, groupId);
    }
    targets.otherTenant = await this.newTarget(neighbour.id, neighbour.ownerId, neighbour.rootGroupId);
    targets.unknown = {
      groupId: uuidv7(),
      platformId: uuidv7(),
      salesId: '',
      person: { learner: uuidv7(), coach: uuidv7(), invited: uuidv7() },
      pathId: uuidv7(),
      sessionId: uuidv7(),
      invitationId: uuidv7(),
      own: { mateId: '', pathId: '', sessionId: '' },
    };
    const { pathId, sessionId, groupId } = targets.own;
    const mateId = await this.freshPerson('own', 'learner');
    for (const target of Object.values(targets)) {
      target.own = { mateId, pathId, sessionId };
      target.salesId = groupId;
    }
  }

  private async newTarget(platformId: string, ownerId: string, groupId: string): Promise<Target> {
    const create = (kind: Kind) => this.newPerson(platformId, ownerId, groupId, kind);
    const invited = await create('invited');
    const owner = this.identity.as(ownerId, platformId);
    const { body: path } = await owner.post('/v1/paths', { name: 'Safety', groupId });
    const session = { name: 'May', groupId, startsAt: '2026-12-01T09:00:00Z', audience: 'dynamic' };
    const { body: created } = await owner.post(`/v1/paths/${path.id}/sessions`, session);
    return {
      groupId,
      platformId,
      salesId: '',
      person: {
        learner: (await create('learner')).userId,
        coach: (await create('coach')).userId,
        invited: invited.userId,
      },
      pathId: path.id,
      sessionId: created.id,
      invitationId: invited.invitationId,
      own: { mateId: '', pathId: '', sessionId: '' },
    };
  }

  private async newPerson(platformId: string, ownerId: string, groupId: string, kind: Kind) {
    const emails = `target${(this.serial += 1)}@x.org`;
    const roles = [kind === 'coach' ? 'coach' : 'learner'];
    const owner = this.identity.as(ownerId, platformId);
    const { body } = await owner.post('/v1/invitations', { emails, groupIds: [groupId], roles });
    const { userId, invitationId } = body.results[0];
    if (kind !== 'invited') await this.identity.activate(invitationId, userId, { password: PASSWORD });
    return { userId, invitationId };
  }
}
