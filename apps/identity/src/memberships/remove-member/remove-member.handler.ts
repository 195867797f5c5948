import type { AssignableRole } from '@rollcall/contracts';
import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import { DomainError, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadGroupPlace } from '../../groups/group-places.query.js';
import { rehearse } from '../../groups/rehearsal.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import {
  type GroupSubject,
  type HeldRole,
  type PersonSubject,
  type PlacedSubject,
  groupOf,
} from '../../policy/rights.rules.js';
import type { RemovalAnswer } from '../membership.answer.js';
import { type RemovalScope, planRemoval, planRoleRemoval } from '../removal.rules.js';
import { MemberLeaver } from './member-leaver.js';

/** Whom to take it from, and where. */
export interface Member {
  groupId: string;
  userId: string;
}

/** What to take: every role as far as the scope reaches, or one role (G32). */
export type Removal = { scope: RemovalScope } | { role: AssignableRole };

/** Removes somebody from a group and what follows below it; who is left with nothing is deleted (G28-G34, D-33). */
@Injectable()
export class RemoveMemberHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly leaver: MemberLeaver,
  ) {}

  /** @throws DomainError `not_found`, `group_not_manageable`, `learners_only`, `owner_protected` */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    member: Member,
    removal: Removal,
  ): Promise<CommandAnswer<RemovalAnswer>> {
    return this.commands.execute(command, async (tx) => {
      const { removed, userDeleted } = await this.remove(tx, actor, member, removal);
      return new CommandAnswer(200, { removed, userDeleted });
    });
  }

  /** What {@link execute} would do; throws what it would throw. */
  async rehearse(actor: PlatformActor, member: Member, removal: Removal): Promise<RemovalAnswer> {
    return rehearse(this.database, { platformId: actor.platformId }, (tx) =>
      this.remove(tx, actor, member, removal),
    );
  }

  private async remove(
    tx: Transaction,
    actor: PlatformActor,
    { groupId, userId }: Member,
    removal: Removal,
  ): Promise<RemovalAnswer> {
    const manager = await loadPolicyActor(tx, actor);
    const group = await loadGroupPlace(tx, manager, groupId);
    const person = await loadPersonSubject(tx, userId);
    const going = planOf(person, group, removal);
    const roles = [...new Set(going.map(({ role }) => role))];
    assertAllowed(decide(manager, { kind: 'remove-member', groups: touched(group, going), person, roles }));
    if (going.length === 0) {
      throw new DomainError('not_found', 'The person has no such role in this group.');
    }
    return this.leaver.leave(tx, manager.platformId, person, going);
  }
}

const planOf = ({ memberships }: PersonSubject, group: PlacedSubject, removal: Removal): HeldRole[] =>
  'role' in removal
    ? planRoleRemoval(memberships, group, removal.role)
    : planRemoval(memberships, group, removal.scope);

/** The chosen group first, then every other one that the removal touches. */
function touched(chosen: GroupSubject, going: readonly HeldRole[]): GroupSubject[] {
  const groups = new Map([chosen, ...going.map(groupOf)].map((group) => [group.id, group]));
  return [...groups.values()];
}
