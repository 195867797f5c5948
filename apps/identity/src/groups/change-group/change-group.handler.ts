import type { EventData } from '@rollcall/contracts';
import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { DomainError, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { MembershipEventsStore } from '../../memberships/membership-events.store.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { type GroupEffects, groupEffects } from '../group-effects.resource.js';
import { type PlacedGroup, loadGroupPlace } from '../group-places.query.js';
import { loadPlace } from '../group-tree.store.js';
import type { GroupResource } from '../group.resource.js';
import { rehearse } from '../rehearsal.js';
import { claimTree } from '../tree-lock.store.js';
import { visibleGroup } from '../visible-groups.query.js';
import type { ChangeGroupRequest } from './change-group.requests.js';
import { type ChangedGroup, changePlace, relabelGroup } from './group-change.store.js';

type Changes = EventData<'identity.group-updated.v1'>['changes'];

interface Plan {
  group: PlacedGroup;
  wish: { name: string; custom: string | null; public: boolean; parentId: string | null };
  changes: Changes;
}

/** Renames, moves, and makes groups public or private, each by itself or all at once (G21-G24, D-02, D-03). */
@Injectable()
export class ChangeGroupHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly membershipEvents: MembershipEventsStore,
    private readonly enrolments: Enrolments,
  ) {}

  /** @throws DomainError `not_found`, `group_not_manageable`, `root_group_fixed` (G2), `group_cycle` (G4) */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    groupId: string,
    request: ChangeGroupRequest,
  ): Promise<CommandAnswer<GroupResource>> {
    return this.commands.execute(command, async (tx) => {
      const plan = await this.plan(tx, actor, groupId, request);
      const changed = await this.apply(tx, actor.platformId, plan);
      if (changed) await this.announce(tx, actor.platformId, plan, changed);
      const group = await visibleGroup(tx, await loadPolicyActor(tx, actor), groupId);
      if (!group) throw new Error('Who administers a group sees it.');
      return new CommandAnswer(200, group);
    });
  }

  /** What {@link execute} would do; throws what it would throw. */
  async rehearse(actor: PlatformActor, groupId: string, request: ChangeGroupRequest): Promise<GroupEffects> {
    return rehearse(this.database, { platformId: actor.platformId }, async (tx) => {
      const plan = await this.plan(tx, actor, groupId, request);
      const changed = await this.apply(tx, actor.platformId, plan);
      return changed?.effects ?? groupEffects({});
    });
  }

  private async plan(
    tx: Transaction,
    actor: PlatformActor,
    groupId: string,
    request: ChangeGroupRequest,
  ): Promise<Plan> {
    if (request.public !== undefined || request.parentId !== undefined) {
      await claimTree(tx, actor.platformId);
    }
    const changer = await loadPolicyActor(tx, actor);
    const group = await loadGroupPlace(tx, changer, groupId);
    const { name, custom, public: isPublic, path } = group;
    const current = { name, custom, public: isPublic, parentId: path.at(-2) ?? null };
    const given = Object.entries(request).filter(([, value]) => value !== undefined);
    const wish = { ...current, ...(Object.fromEntries(given) as ChangeGroupRequest) };
    const changes = (['name', 'custom', 'public', 'parentId'] as const).filter(
      (field) => wish[field] !== current[field],
    );
    await this.assertAllowed(tx, changer, { group, wish, changes });
    return { group, wish, changes };
  }

  private async assertAllowed(tx: Transaction, changer: KnownActor, plan: Plan): Promise<void> {
    const { group, wish, changes } = plan;
    assertAllowed(decide(changer, { kind: 'rename-group', group }));
    if (changes.includes('public')) assertAllowed(decide(changer, { kind: 'change-group-privacy', group }));
    if (!changes.includes('parentId') || !wish.parentId) return;
    const newParent = await loadGroupPlace(tx, changer, wish.parentId);
    assertAllowed(decide(changer, { kind: 'move-group', group, newParent }));
  }

  private async apply(
    tx: Transaction,
    platformId: string,
    { group, wish, changes }: Plan,
  ): Promise<ChangedGroup | undefined> {
    if (changes.length === 0) return undefined;
    if (changes.every((field) => field === 'name' || field === 'custom'))
      return relabelGroup(tx, group.id, wish);
    if (!wish.parentId)
      throw new DomainError('root_group_fixed', 'The root group stays where and what it is.');
    const parent = await loadPlace(tx, wish.parentId);
    return changePlace(tx, platformId, group, { ...wish, parent }, this.enrolments);
  }

  private async announce(
    tx: Transaction,
    platformId: string,
    { group, wish, changes }: Plan,
    { version, added, joined }: ChangedGroup,
  ): Promise<void> {
    const { name, custom, parentId } = wish;
    await this.outbox.append(tx, {
      type: 'identity.group-updated.v1',
      subject: `group/${group.id}`,
      subjectVersion: version,
      platformId,
      data: { groupId: group.id, parentId, name, custom, public: wish.public, changes },
    });
    await this.membershipEvents.added(tx, platformId, added);
    await this.enrolments.tellJoined(tx, platformId, joined);
  }
}
