import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { auditInvitations } from '../audit/told-by-invitations.js';
import { RemovedPeopleStore } from '../users/removed-people.store.js';
import { DetachGroupsHandler } from './detach-groups/detach-groups.handler.js';
import { projectEnd, projectReminders } from './project-invitations/invitation-state.store.js';

/** Follows the life of invitations: lists stay true, and cancelled people go. */
@Controller()
export class InvitationConsumer {
  constructor(
    private readonly removedPeople: RemovedPeopleStore,
    private readonly detachGroups: DetachGroupsHandler,
  ) {}

  @OnEvent('invitations.invitation-accepted.v1', { batch: true })
  async onAccepted(
    @Payload() events: EventOf<'invitations.invitation-accepted.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await projectEnd(context.transaction, events);
  }

  @OnEvent('invitations.invitation-cancelled.v1', { batch: true })
  async onCancelled(
    @Payload() events: EventOf<'invitations.invitation-cancelled.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    const invitationIds = events.map(({ data }) => data.invitationId);
    await this.removedPeople.removeInvited(context.transaction, invitationIds, 'invitation_cancelled');
    await projectEnd(context.transaction, events);
    await auditInvitations(context.transaction, events);
  }

  @OnEvent('invitations.invitation-detached.v1')
  async onDetached(
    @Payload() event: EventOf<'invitations.invitation-detached.v1'>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.detachGroups.execute(context.transaction, event);
    await auditInvitations(context.transaction, [event]);
  }

  @OnEvent('invitations.invitation-reminded.v1', { batch: true })
  async onReminded(
    @Payload() events: EventOf<'invitations.invitation-reminded.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await projectReminders(context.transaction, events);
    await auditInvitations(context.transaction, events);
  }
}
