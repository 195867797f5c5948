import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { type PlacedGroup, loadActorAndPlaces } from '../../groups/group-places.query.js';
import { extendInvitations } from '../../invitations/invitation-projection.store.js';
import { clearApproved } from '../../invitations/sponsorships.store.js';
import type { KnownActor } from '../../policy/policy-actor.query.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { userEvent } from '../../users/user.events.js';
import type { MembershipResource } from '../../users/user.resource.js';
import { addMemberships } from '../added-memberships.store.js';
import { MembershipEventsStore } from '../membership-events.store.js';
import type { MembershipsAnswer } from '../membership.answer.js';
import { type PlannedMembership, learnerGroups, planMemberships } from '../propagation.rules.js';
import type { AddMemberRequest } from './add-member.requests.js';

/** Adds somebody who is on the platform already to a group (P6, G9, G20). */
@Injectable()
export class AddMemberHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly events: MembershipEventsStore,
    private readonly enrolments: Enrolments,
  ) {}

  /**
   * Answers the memberships that the person has by this choice, those included that they had before.
   * @throws DomainError `not_found`, `group_not_manageable`, `role_not_grantable`, `common_group_required`,
   * `user_deleted`
   */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    groupId: string,
    { userId, roles }: AddMemberRequest,
  ): Promise<CommandAnswer<MembershipsAnswer>> {
    return this.commands.execute(command, async (tx) => {
      const [{ actor: manager, places }, person] = await Promise.all([
        loadActorAndPlaces(tx, actor, [groupId]),
        loadPersonSubject(tx, userId),
      ]);
      const [group] = places as [PlacedGroup];
      assertAllowed(decide(manager, { kind: 'add-member', group, roles, person }));
      if (person.status === 'deleted') {
        throw new DomainError('user_deleted', 'The person is deleted; invite them again to bring them back.');
      }
      const planned = planMemberships([group], roles);
      const { platformId } = manager;
      const [added, joined, memberships] = await Promise.all([
        addMemberships(tx, platformId, [userId], planned),
        this.enrolments.join(tx, platformId, [userId], learnerGroups(planned)),
        membershipsOf(tx, userId, planned),
      ]);
      await this.events.added(tx, platformId, added);
      await this.enrolments.tellJoined(tx, platformId, joined);
      if (person.status === 'invited' && added.size > 0) {
        await this.extendInvitation(tx, userId, manager, { groupIds: [group.id], roles });
      }
      return new CommandAnswer(201, { memberships });
    });
  }

  /** The open invitation of an invited person leads into the group too, as if it had been chosen then (D-09). */
  private async extendInvitation(
    tx: Transaction,
    userId: string,
    manager: KnownActor,
    chosen: { groupIds: string[]; roles: AddMemberRequest['roles'] },
  ): Promise<void> {
    const [open] = await tx.query<{ id: string }>(
      `SELECT i.id FROM users u JOIN invitations i ON i.id = u.invitation_id
        WHERE u.id = $1 AND i.status = 'pending'`,
      [userId],
    );
    const [extended] = open ? await extendInvitations(tx, [open.id], { ...chosen, invitedBy: manager }) : [];
    if (!extended) return;
    const { id: invitationId, groupIds, roles, isMarked } = extended;
    if (isMarked) await clearApproved(tx, [invitationId]);
    await this.events.tell(tx, manager.platformId, [userId], (about) =>
      userEvent('identity.invitation-extended.v1', about, {
        invitationId,
        userId,
        groupIds,
        roles,
      }),
    );
  }
}

async function membershipsOf(
  tx: Transaction,
  userId: string,
  planned: readonly PlannedMembership[],
): Promise<MembershipResource[]> {
  return tx.query<MembershipResource>(
    `SELECT m.group_id AS "groupId", m.role, m.origin, m.via_group_id AS "viaGroupId"
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS p(group_id, role, place)
       JOIN memberships m ON m.user_id = $1 AND m.group_id = p.group_id AND m.role = p.role ORDER BY p.place`,
    [userId, planned.map(({ groupId }) => groupId), planned.map(({ role }) => role)],
  );
}
