import { Module } from '@nestjs/common';
import { DigestConsumer } from './digest.consumer.js';
import { EnrolmentConsumer } from './enrolment.consumer.js';
import { RoundPlanner } from './round-planner.js';
import { RoundRunner } from './round-runner.js';
import { SessionConsumer } from './session.consumer.js';

/** The mails about learning sessions: which, to whom, when. */
@Module({
  controllers: [EnrolmentConsumer, SessionConsumer, DigestConsumer],
  providers: [RoundPlanner, RoundRunner],
})
export class SessionMailModule {}
