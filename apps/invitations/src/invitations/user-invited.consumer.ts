import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf, InvitationFacts } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { ExtendInvitationsHandler } from './extend-invitations/extend-invitations.handler.js';
import { IssueInvitationsHandler } from './issue-invitations/issue-invitations.handler.js';

type UserInvited = EventOf<'identity.user-invited.v1'>;

const factsOf = ({ data, platformid }: UserInvited): InvitationFacts => ({ ...data, platformId: platformid });

/** Somebody was invited, or the groups of an open invitation changed: invited once more (D-09), or removed from some. */
@Controller()
export class UserInvitedConsumer {
  constructor(
    private readonly issueInvitations: IssueInvitationsHandler,
    private readonly extendInvitations: ExtendInvitationsHandler,
  ) {}

  @OnEvent('identity.user-invited.v1', { batch: true })
  async invited(@Payload() events: UserInvited[], @Ctx() context: EventContext): Promise<void> {
    await this.issueInvitations.issue(context.transaction, events.map(factsOf));
  }

  @OnEvent('identity.invitation-extended.v1', { batch: true })
  async extended(
    @Payload() events: EventOf<'identity.invitation-extended.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.extendInvitations.extend(context.transaction, events);
  }

  @OnEvent('identity.invitation-narrowed.v1', { batch: true })
  async narrowed(
    @Payload() events: EventOf<'identity.invitation-narrowed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.extendInvitations.extend(context.transaction, events);
  }
}
