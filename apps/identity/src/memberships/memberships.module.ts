import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { NarrowedInvitationsStore } from '../invitations/narrowed-invitations.store.js';
import { UsersModule } from '../users/users.module.js';
import { AddMemberHandler } from './add-member/add-member.handler.js';
import { MembershipEventsStore } from './membership-events.store.js';
import { MembershipsController } from './memberships.controller.js';
import { MemberLeaver } from './remove-member/member-leaver.js';
import { RemoveMemberHandler } from './remove-member/remove-member.handler.js';

@Module({
  imports: [UsersModule, EnrolmentsModule],
  controllers: [MembershipsController],
  providers: [
    AddMemberHandler,
    RemoveMemberHandler,
    MemberLeaver,
    MembershipEventsStore,
    NarrowedInvitationsStore,
  ],
  exports: [MembershipEventsStore, NarrowedInvitationsStore, EnrolmentsModule],
})
export class MembershipsModule {}
