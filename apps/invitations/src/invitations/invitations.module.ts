import { Module } from '@nestjs/common';
import { KeyRing } from '@rollcall/platform';
import { PlatformsModule } from '../platforms/platforms.module.js';
import { AcceptInvitationHandler } from './accept-invitation/accept-invitation.handler.js';
import { ActivationClient } from './accept-invitation/activation.client.js';
import { AcceptanceResolver } from './acceptance-resolver.js';
import { AcceptanceController } from './acceptance.controller.js';
import { AcceptanceStore } from './acceptance.store.js';
import { CancelInvitationHandler } from './cancel-invitation/cancel-invitation.handler.js';
import { Cancellations } from './cancellations.js';
import { CloseInvitationsHandler } from './close-invitations/close-invitations.handler.js';
import { ErasePeopleHandler } from './erase-people/erase-people.handler.js';
import { ExtendInvitationsHandler } from './extend-invitations/extend-invitations.handler.js';
import { GetInvitationQuery } from './get-invitation/get-invitation.query.js';
import { IdentityClient } from './identity.client.js';
import { InvitationAccess } from './invitation-access.js';
import { InvitationToken } from './invitation-token.js';
import { InvitationsController } from './invitations.controller.js';
import { IssueInvitationsHandler } from './issue-invitations/issue-invitations.handler.js';
import { MailDeliveryConsumer } from './mail-delivery.consumer.js';
import { RecordActivationsHandler } from './record-activations/record-activations.handler.js';
import { RemindInvitationHandler } from './remind-invitation/remind-invitation.handler.js';
import { Reminders } from './reminders.js';
import { ResolveAcceptancesHandler } from './resolve-acceptances/resolve-acceptances.handler.js';
import { TrackDeliveryHandler } from './track-delivery/track-delivery.handler.js';
import { UserInvitedConsumer } from './user-invited.consumer.js';
import { UserLifecycleConsumer } from './user-lifecycle.consumer.js';

/** The life of an invitation: issued, reminded, accepted, cancelled. */
@Module({
  imports: [PlatformsModule],
  controllers: [
    InvitationsController,
    AcceptanceController,
    UserInvitedConsumer,
    UserLifecycleConsumer,
    MailDeliveryConsumer,
  ],
  providers: [
    { provide: InvitationToken, inject: [KeyRing], useFactory: (ring: KeyRing) => new InvitationToken(ring) },
    AcceptanceResolver,
    AcceptanceStore,
    AcceptInvitationHandler,
    ActivationClient,
    CancelInvitationHandler,
    Cancellations,
    CloseInvitationsHandler,
    ErasePeopleHandler,
    ExtendInvitationsHandler,
    GetInvitationQuery,
    IdentityClient,
    InvitationAccess,
    IssueInvitationsHandler,
    RecordActivationsHandler,
    Reminders,
    RemindInvitationHandler,
    ResolveAcceptancesHandler,
    TrackDeliveryHandler,
  ],
  exports: [Cancellations, IdentityClient, InvitationAccess, InvitationToken, Reminders],
})
export class InvitationsModule {}
