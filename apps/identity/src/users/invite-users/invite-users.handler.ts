import type { AssignableRole, Locale } from '@rollcall/contracts';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadActorAndPlaces } from '../../groups/group-places.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { InviteAnswer } from '../invite.answer.js';
import { PeopleInviter, nobodyInvited, readAddresses } from '../people-inviter.js';

/** What is asked for, checked for form. */
export interface InviteUsers {
  emails: string | readonly string[];
  groupIds: readonly string[];
  roles: readonly AssignableRole[];
  message?: string;
  locale?: Locale;
}

/** Invites people by email into groups (P2, domain 3.3). */
@Injectable()
export class InviteUsersHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly inviter: PeopleInviter,
  ) {}

  /**
   * @throws DomainError `group_not_manageable`, `role_not_grantable`, `not_found` for a group that the actor may not
   * know; `user_limit_reached`; `free_trial_ended` and `too_many_requests` (D-19, V28); `already_active` or
   * `no_invitation_created` with `results` when no address led to an invitation (Z-04)
   */
  async execute(command: CommandRequest, actor: UserActor, wish: InviteUsers) {
    const listed = readAddresses(wish.emails);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<InviteAnswer>> => {
      const { actor: inviter, places: groups } = await loadActorAndPlaces(tx, actor, wish.groupIds);
      const { roles, message, locale } = wish;
      const hasMessage = (message ?? '').trim() !== '';
      assertAllowed(decide(inviter, { kind: 'invite-users', groups, roles, hasMessage }));
      const invite = { inviter, groups, roles, sessionId: null, message, locale };
      const { results, addresses } = await this.inviter.invite(tx, invite, listed);
      if (!results.some(({ invitationId }) => invitationId !== undefined)) {
        throw nobodyInvited(results, addresses);
      }
      return new CommandAnswer(201, { results });
    });
  }
}
