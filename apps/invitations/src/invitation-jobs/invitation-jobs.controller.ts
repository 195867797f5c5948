import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOperation,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  invalidInput,
  PageRequest,
  ProblemResponses,
  type UserActor,
  asksForEvents,
  eventStream,
} from '@rollcall/platform';
import { CancelJobHandler } from './cancel-job/cancel-job.handler.js';
import {
  InvitationJob,
  InvitationJobPreview,
  InvitationJobResultsPage,
  InvitationJobsPage,
} from './invitation-job.resource.js';
import { JobResultsRequest } from './job-results.request.js';
import { readWish } from './job-wish.rules.js';
import { JobsQuery } from './jobs.query.js';
import { PreviewJobQuery } from './preview-job/preview-job.query.js';
import { DryRunRequest, StartJobRequest } from './start-job/start-job.requests.js';
import { StartJobHandler } from './start-job/start-job.handler.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;

/** Reminders and cancellations of many invitations at once. */
@ApiTags('Invitations')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/invitation-jobs')
export class InvitationJobsController {
  constructor(
    private readonly startJob: StartJobHandler,
    private readonly previewJob: PreviewJobQuery,
    private readonly cancelJob: CancelJobHandler,
    private readonly jobs: JobsQuery,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiExtraModels(InvitationJob, InvitationJobPreview)
  @ApiOperation({
    summary: 'Remind or cancel many invitations',
    description:
      'Those named, or those that a filter selects out of what the caller sees. Each is treated like one alone: what ' +
      'may not be done to it is its outcome. With `dryRun=true` it answers what it would come to, and does nothing.',
  })
  @ApiResponse({
    status: 202,
    description: 'The job, which goes on by itself; with `dryRun=true` what it would come to.',
    schema: {
      oneOf: [{ $ref: getSchemaPath(InvitationJob) }, { $ref: getSchemaPath(InvitationJobPreview) }],
    },
  })
  @ProblemResponses(
    ...(['no_group_managed', 'free_trial_message_unavailable', 'password_change_required'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused', 'too_many_requests'] as const),
  )
  async start(
    @CurrentActor() actor: UserActor,
    @Query() { dryRun }: DryRunRequest,
    @Body() request: StartJobRequest,
    @CommandOf() command: CommandRequest,
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<CommandAnswer<InvitationJob> | InvitationJobPreview> {
    const wish = readWish(request);
    if (Array.isArray(wish)) throw invalidInput(wish);
    if (dryRun === 'false') return this.startJob.start(actor, wish, command);
    reply.status(200);
    return this.previewJob.preview(actor, wish);
  }

  @Get()
  @ApiOperation({ summary: "The caller's jobs, newest first" })
  @ApiResponse({ status: 200, type: InvitationJobsPage })
  @ProblemResponses('no_group_managed')
  list(@CurrentActor() actor: UserActor, @Query() page: PageRequest): Promise<InvitationJobsPage> {
    return this.jobs.list(actor, page);
  }

  @Get(':id')
  @ApiParam(ID)
  @ApiOperation({ summary: 'How far a job is', description: 'Jobs are kept for 30 days after their end.' })
  @ApiProduces('application/json', 'text/event-stream')
  @ApiOkResponse({
    description:
      'Asked for as `text/event-stream`: the same as an event `job` whenever it changes, until the end.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(InvitationJob) } },
      'text/event-stream': { schema: { type: 'string' } },
    },
  })
  @ProblemResponses('no_group_managed', 'not_found')
  async get(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Headers('accept') accept = '',
  ): Promise<InvitationJob | StreamableFile> {
    if (asksForEvents(accept)) return eventStream(await this.jobs.follow(actor, id));
    return this.jobs.get(actor, id);
  }

  @Get(':id/results')
  @ApiParam(ID)
  @ApiOperation({ summary: 'What became of each invitation of a job' })
  @ApiResponse({ status: 200, type: InvitationJobResultsPage })
  @ProblemResponses('no_group_managed', 'not_found')
  results(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Query() page: JobResultsRequest,
  ): Promise<InvitationJobResultsPage> {
    return this.jobs.results(actor, id, page);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({ summary: 'End a job before its end', description: 'What was done stays done.' })
  @ApiResponse({ status: 200, type: InvitationJob })
  @ProblemResponses(
    ...(['no_group_managed', 'not_found', 'job_finished', 'password_change_required'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  cancel(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<InvitationJob>> {
    return this.cancelJob.cancel(actor, id, command);
  }
}
