import { Module } from '@nestjs/common';
import { ArrivalConsumer } from './arrival.consumer.js';
import { DigestConsumer } from './digest.consumer.js';
import { EnrolmentConsumer } from './enrolment.consumer.js';
import { RoundPlanner } from './round-planner.js';
import { RoundRunner } from './round-runner.js';
import { SessionConsumer } from './session.consumer.js';
import { SessionInvitations } from './session-invitations.js';

/** The mails about learning sessions: which, to whom, when. */
@Module({
  controllers: [ArrivalConsumer, EnrolmentConsumer, SessionConsumer, DigestConsumer],
  providers: [RoundPlanner, RoundRunner, SessionInvitations],
})
export class SessionMailModule {}
