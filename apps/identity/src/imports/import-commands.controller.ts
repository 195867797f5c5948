import { CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, ProblemResponses, type UserActor } from '@rollcall/platform';
import { Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HintImportsInterceptor } from './hint-imports.interceptor.js';
import { ImportResource } from './import.resource.js';
import { ApproveImportHandler } from './steer-import/approve-import.handler.js';
import { SteerImportHandler } from './steer-import/steer-import.handler.js';
import { UndoImportHandler } from './undo-import/undo-import.handler.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const PROBLEMS = [
  'no_group_managed',
  'not_found',
  'import_state_unfit',
  'password_change_required',
  'idempotency_in_progress',
  'idempotency_key_reused',
] as const;

/** What can be done with an import. */
@ApiTags('Imports')
@ApiBearerAuth()
@Allow('user')
@UseInterceptors(HintImportsInterceptor)
@Controller('v1/imports/:id')
export class ImportCommandsController {
  constructor(
    private readonly steerImport: SteerImportHandler,
    private readonly approveImport: ApproveImportHandler,
    private readonly undoImport: UndoImportHandler,
  ) {}

  @Post('apply')
  @HttpCode(202)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Carry a plan out',
    description:
      'It goes on by itself, with the rights of whoever uploaded the file. A plan that is out of date is made anew ' +
      'first; `moved` counts the people who come to something else then.',
  })
  @ApiResponse({ status: 202, type: ImportResource })
  @ProblemResponses(...PROBLEMS, 'import_approval_required')
  apply(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.steerImport.move(command, actor, id, 'apply');
  }

  @Post('pause')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({ summary: 'Pause the applying', description: 'Takes effect at once.' })
  @ApiResponse({ status: 200, type: ImportResource })
  @ProblemResponses(...PROBLEMS)
  pause(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.steerImport.move(command, actor, id, 'pause');
  }

  @Post('resume')
  @HttpCode(202)
  @ApiParam(ID)
  @ApiOperation({ summary: 'Go on with a paused import' })
  @ApiResponse({ status: 202, type: ImportResource })
  @ProblemResponses(...PROBLEMS)
  resume(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.steerImport.move(command, actor, id, 'resume');
  }

  @Post('cancel')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'End an import before its end',
    description: 'Takes effect at once. What was applied stays, and can be taken back with `undo`.',
  })
  @ApiResponse({ status: 200, type: ImportResource })
  @ProblemResponses(...PROBLEMS)
  cancel(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.steerImport.move(command, actor, id, 'cancel');
  }

  @Post('undo')
  @HttpCode(202)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Plan to take an import back',
    description:
      'Answers an import of kind `undo`, which is planned, looked at (`/rows`), applied, paused and cancelled like any ' +
      'other, with the rights of whoever asks for it. People whom the import brought in or back are deleted if nobody ' +
      'touched them since and they never signed in; of others each field and membership goes back that is still what the ' +
      'import made it. Everything else is listed as a conflict and left alone. Possible once an import has come to its ' +
      'end, also by cancelling it halfway, for 30 days.',
  })
  @ApiResponse({ status: 202, type: ImportResource })
  @ProblemResponses(...PROBLEMS, 'import_not_undoable', 'import_undone', 'too_many_requests')
  undo(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.undoImport.begin(command, actor, id);
  }

  @Post('approval')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Approve of a plan beyond the limits of the platform',
    description:
      'By another platform admin than who uploaded the file. It holds for what the plan leads to now.',
  })
  @ApiResponse({ status: 200, type: ImportResource })
  @ProblemResponses(...PROBLEMS, 'platform_admin_required', 'second_admin_required')
  approve(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.approveImport.approve(command, actor, id);
  }
}
