import type { AssignableRole, Locale } from '@rollcall/contracts';
import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadActorAndPlaces } from '../../groups/group-places.query.js';
import { rehearse } from '../../groups/rehearsal.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { InviteAnswer, InvitePreview } from '../invite.answer.js';
import { previewOf } from '../invite-preview.js';
import { type Invited, PeopleInviter, nobodyInvited, readAddresses } from '../people-inviter.js';
import type { ListedAddress } from './email-list.rules.js';

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
    private readonly database: Database,
    private readonly inviter: PeopleInviter,
  ) {}

  /**
   * @throws DomainError `group_not_manageable`, `role_not_grantable`, `not_found` for a group that the actor may not
   * know; `user_limit_reached`; `free_trial_ended` and `too_many_requests` (D-19, V28); `already_active` or
   * `no_invitation_created` with `results` when no address led to an invitation (Z-04)
   */
  async execute(command: CommandRequest, actor: PlatformActor, wish: InviteUsers) {
    const listed = readAddresses(wish.emails);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<InviteAnswer>> => {
      const { results, addresses } = await this.invite(tx, actor, wish, listed);
      if (!results.some(({ invitationId }) => invitationId !== undefined)) {
        throw nobodyInvited(results, addresses);
      }
      return new CommandAnswer(201, { results });
    });
  }

  /** What {@link execute} would do; throws what it would throw, but tells the outcomes also when they are all refusals. */
  async rehearse(actor: PlatformActor, wish: InviteUsers): Promise<CommandAnswer<InvitePreview>> {
    const listed = readAddresses(wish.emails);
    return rehearse(this.database, { platformId: actor.platformId }, async (tx) => {
      const invited = await this.invite(tx, actor, wish, listed);
      return new CommandAnswer(200, previewOf(invited, invited.results));
    });
  }

  private async invite(
    tx: Transaction,
    actor: PlatformActor,
    { groupIds, roles, message, locale }: InviteUsers,
    listed: readonly ListedAddress[],
  ): Promise<Invited> {
    const { actor: inviter, places: groups } = await loadActorAndPlaces(tx, actor, groupIds);
    const hasMessage = (message ?? '').trim() !== '';
    assertAllowed(decide(inviter, { kind: 'invite-users', groups, roles, hasMessage }));
    return this.inviter.invite(tx, { inviter, groups, roles, sessionId: null, message, locale }, listed);
  }
}
