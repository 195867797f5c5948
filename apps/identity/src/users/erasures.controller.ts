import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { loadPersonSubject } from '../policy/person-subjects.query.js';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import { EraseUserHandler } from './erase-user/erase-user.handler.js';
import { ErasureResource, readErasure } from './erasure.resource.js';

/** Erasing deleted people for good (T13). */
@ApiTags('Users')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/users/:id/erasure')
export class ErasuresController {
  constructor(
    private readonly eraseUser: EraseUserHandler,
    private readonly database: Database,
  ) {}

  @Post()
  @KeyScope('users:write')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ErasureResource })
  @ApiOperation({
    summary: 'Erase a deleted person for good',
    description:
      'Names and logins become random, texts are emptied, in every service; the id and what hangs on it stay (T13). For platform admins. Asking again answers how far it is.',
  })
  erase(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
  ) {
    return this.eraseUser.execute(command, actor, id);
  }

  @Get()
  @KeyScope('users:read')
  @ApiOkResponse({ type: ErasureResource })
  @ApiOperation({ summary: 'Which services have erased the person' })
  async read(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
  ): Promise<ErasureResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const asker = await loadPolicyActor(tx, actor);
      const person = await loadPersonSubject(tx, id, 'read');
      assertAllowed(decide(asker, { kind: 'erase-user', person }));
      return readErasure(tx, id);
    });
  }
}
