import { CommandOf, type CommandRequest } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, Delete, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DryRunRequest } from '../groups/dry-run.request.js';
import { DeleteUserHandler } from './delete-user/delete-user.handler.js';
import { RemovalPreview } from './delete-user/removal-preview.resource.js';
import { EditUserHandler } from './edit-user/edit-user.handler.js';
import { EditUserRequest } from './edit-user/edit-user.requests.js';
import { SetDeletionDateHandler } from './set-deletion-date/set-deletion-date.handler.js';
import { SetDeletionDateRequest } from './set-deletion-date/set-deletion-date.requests.js';
import { UserResource } from './user.resource.js';

/** The life of one person after they came (domain 3.2). */
@ApiTags('Users')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/users/:id')
export class PersonController {
  constructor(
    private readonly editUser: EditUserHandler,
    private readonly deleteUser: DeleteUserHandler,
    private readonly setDeletionDate: SetDeletionDateHandler,
  ) {}

  @Patch()
  @KeyScope('users:write')
  @ApiOkResponse({ type: UserResource })
  @ApiOperation({ summary: 'Edit a person', description: 'What is left out stays (P10, P11, D-06).' })
  edit(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: EditUserRequest,
  ) {
    return this.editUser.execute(command, actor, id, body);
  }

  @Delete()
  @KeyScope('users:write')
  @HttpCode(204)
  @ApiOkResponse({ type: RemovalPreview, description: 'With `dryRun=true`: what would go.' })
  @ApiNoContentResponse({ description: 'Deleted; an invitation that was open is cancelled.' })
  @ApiOperation({
    summary: 'Delete a person from the platform',
    description: 'Ends all sign-ins, memberships and enrolments at once (T9, T10, P8). The owner stays (P9).',
  })
  remove(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() { dryRun }: DryRunRequest,
  ) {
    return dryRun === 'true'
      ? this.deleteUser.rehearse(actor, id)
      : this.deleteUser.execute(command, actor, id);
  }

  @Put('deletion-date')
  @KeyScope('users:write')
  @ApiOkResponse({ type: UserResource })
  @ApiOperation({ summary: 'Set or take back the day on which a person is deleted (S5, P12)' })
  date(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: SetDeletionDateRequest,
  ) {
    return this.setDeletionDate.execute(command, actor, id, body.date);
  }
}
