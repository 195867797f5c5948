import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { PlatformsModule } from '../platforms/platforms.module.js';
import { CancelJobHandler } from './cancel-job/cancel-job.handler.js';
import { InvitationJobsController } from './invitation-jobs.controller.js';
import { JobAccess } from './job-access.js';
import { JobSelection } from './job-selection.js';
import { JobsQuery } from './jobs.query.js';
import { PreviewJobQuery } from './preview-job/preview-job.query.js';
import { JobTurn } from './run-jobs/job-turn.js';
import { RunJobsHandler } from './run-jobs/run-jobs.handler.js';
import { StartJobHandler } from './start-job/start-job.handler.js';

/** Reminders and cancellations of many invitations at once. */
@Module({
  imports: [InvitationsModule, PlatformsModule],
  controllers: [InvitationJobsController],
  providers: [
    CancelJobHandler,
    JobAccess,
    JobSelection,
    JobsQuery,
    JobTurn,
    PreviewJobQuery,
    RunJobsHandler,
    StartJobHandler,
  ],
})
export class InvitationJobsModule {}
