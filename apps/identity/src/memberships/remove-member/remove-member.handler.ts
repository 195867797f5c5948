import type { AssignableRole } from '@rollcall/contracts';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadGroupPlace } from '../../groups/group-places.query.js';
import { NarrowedInvitationsStore } from '../../invitations/narrowed-invitations.store.js';
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
import { RemovedPeopleStore } from '../../users/removed-people.store.js';
import { MembershipEventsStore } from '../membership-events.store.js';
import type { RemovalAnswer } from '../membership.answer.js';
import { type RemovalScope, planRemoval, planRoleRemoval } from '../removal.rules.js';
import { removeMemberships } from '../removed-memberships.store.js';

/** What to take: every role as far as the scope reaches, or one role (G32). */
export type Removal = { scope: RemovalScope } | { role: AssignableRole };

/** Removes somebody from a group and what follows below it; who is left with nothing is deleted (G28-G34, D-33). */
@Injectable()
export class RemoveMemberHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly events: MembershipEventsStore,
    private readonly removedPeople: RemovedPeopleStore,
    private readonly narrowedInvitations: NarrowedInvitationsStore,
    private readonly enrolments: Enrolments,
  ) {}

  /** @throws DomainError `not_found`, `group_not_manageable`, `learners_only`, `owner_protected` */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    { groupId, userId }: { groupId: string; userId: string },
    removal: Removal,
  ): Promise<CommandAnswer<RemovalAnswer>> {
    return this.commands.execute(command, async (tx) => {
      const manager = await loadPolicyActor(tx, actor.userId);
      const group = await loadGroupPlace(tx, manager, groupId);
      const person = await loadPersonSubject(tx, userId);
      const going = planOf(person, group, removal);
      const roles = [...new Set(going.map(({ role }) => role))];
      assertAllowed(decide(manager, { kind: 'remove-member', groups: touched(group, going), person, roles }));
      if (going.length === 0) {
        throw new DomainError('not_found', 'The person has no such role in this group.');
      }
      const userDeleted = await this.remove(tx, manager.platformId, person, going);
      const removed = going.map((each) => ({ groupId: each.groupId, role: each.role }));
      return new CommandAnswer(200, { removed, userDeleted });
    });
  }

  private async remove(
    tx: Transaction,
    platformId: string,
    person: PersonSubject,
    going: readonly HeldRole[],
  ): Promise<boolean> {
    const { userId } = person;
    if (going.length === person.memberships.length) {
      const gone = await this.removedPeople.removePeople(tx, platformId, [userId], 'last_group_left');
      if (gone.length > 0) return true;
    }
    await removeMemberships(tx, userId, going);
    const removed = going.map(({ groupId, role }) => ({ groupId, role }));
    await this.events.removed(tx, platformId, new Map([[userId, removed]]));
    await this.enrolments.leave(tx, platformId, [userId]);
    if (person.status === 'invited') await this.narrowedInvitations.narrow(tx, platformId, [userId]);
    return false;
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
