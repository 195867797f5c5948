import { Module } from '@nestjs/common';
import { AccountConsumer } from './account.consumer.js';
import { InvitationClosedConsumer } from './invitation-closed.consumer.js';
import { InvitationIssuedConsumer } from './invitation-issued.consumer.js';
import { InvitationMails } from './invitation-mails.js';
import { NoticesConsumer } from './notices.consumer.js';
import { InvitationRemindedConsumer } from './invitation-reminded.consumer.js';

/** The mails about being on a platform. */
@Module({
  controllers: [
    AccountConsumer,
    NoticesConsumer,
    InvitationIssuedConsumer,
    InvitationRemindedConsumer,
    InvitationClosedConsumer,
  ],
  providers: [InvitationMails],
})
export class PlatformMailModule {}
