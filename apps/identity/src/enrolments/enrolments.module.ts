import { Module } from '@nestjs/common';
import { EnrolmentEventsStore } from './enrolment-events.store.js';
import { Enrolments } from './enrolments.js';

@Module({ providers: [Enrolments, EnrolmentEventsStore], exports: [Enrolments] })
export class EnrolmentsModule {}
