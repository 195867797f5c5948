import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  type Page,
  PageRequest,
  type PlatformActor,
  type UserActor,
  KeyScope,
} from '@rollcall/platform';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EndSignInsHandler } from './end-sign-ins/end-sign-ins.handler.js';
import { listSignIns } from './list-sign-ins/list-sign-ins.query.js';
import { SignInPage, type SignInResource } from './sign-in.resource.js';

/** The open sign-ins of people: who is signed in from where, and an end to it. */
@ApiTags('Sign-in')
@ApiBearerAuth()
@Allow('user')
@Controller('v1')
export class SignInsController {
  constructor(
    private readonly endSignIns: EndSignInsHandler,
    private readonly database: Database,
  ) {}

  @Get('auth/sign-ins')
  @ApiOkResponse({ type: SignInPage })
  @ApiOperation({ summary: 'The own open sign-ins' })
  listOwn(@CurrentActor() actor: UserActor, @Query() page: PageRequest): Promise<Page<SignInResource>> {
    return listSignIns(this.database, actor, actor.userId, page);
  }

  @Delete('auth/sign-ins')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Only this sign-in is left.' })
  @ApiOperation({
    summary: 'End all other own sign-ins',
    description: 'All but the one of this call; that one ends with `POST /v1/auth/logout`.',
  })
  endOthers(@CommandOf() command: CommandRequest, @CurrentActor() actor: UserActor) {
    return this.endSignIns.execute(command, actor, actor.userId, { except: actor.signInId });
  }

  @Delete('auth/sign-ins/:signInId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The sign-in is ended.' })
  @ApiOperation({ summary: 'End one of the own sign-ins' })
  endOwn(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('signInId', IdPipe) signInId: string,
  ) {
    return this.endSignIns.execute(command, actor, actor.userId, { only: signInId });
  }

  @Get('users/:id/sign-ins')
  @KeyScope('users:read')
  @ApiTags('Users')
  @ApiOkResponse({ type: SignInPage })
  @ApiOperation({ summary: 'The open sign-ins of a person' })
  list(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageRequest,
  ): Promise<Page<SignInResource>> {
    return listSignIns(this.database, actor, id, page);
  }

  @Delete('users/:id/sign-ins')
  @KeyScope('users:write')
  @HttpCode(204)
  @ApiTags('Users')
  @ApiNoContentResponse({ description: 'The person is signed in nowhere.' })
  @ApiOperation({ summary: 'End all sign-ins of a person', description: 'Everywhere within a second (V45).' })
  endAll(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
  ) {
    return this.endSignIns.execute(command, actor, id, { except: null });
  }

  @Delete('users/:id/sign-ins/:signInId')
  @KeyScope('users:write')
  @HttpCode(204)
  @ApiTags('Users')
  @ApiNoContentResponse({ description: 'The sign-in is ended.' })
  @ApiOperation({ summary: 'End a sign-in of a person' })
  end(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Param('signInId', IdPipe) signInId: string,
  ) {
    return this.endSignIns.execute(command, actor, id, { only: signInId });
  }
}
