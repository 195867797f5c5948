import { Database } from '@rollcall/database';
import { Allow, CurrentActor, type Page, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { InvitationResource } from './invitation.resource.js';
import { ListInvitationsRequest } from './list-invitations/list-invitations.request.js';
import { listInvitations } from './list-invitations/list-invitations.query.js';

@ApiTags('Invitations')
@ApiBearerAuth()
@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly database: Database) {}

  @Get()
  @KeyScope('invitations:read')
  @ApiPageOf(InvitationResource)
  @Allow('user')
  @ApiOperation({ summary: 'Invitations into groups that the caller manages (P5)' })
  list(
    @CurrentActor() actor: PlatformActor,
    @Query() filter: ListInvitationsRequest,
  ): Promise<Page<InvitationResource>> {
    return listInvitations(this.database, actor, filter);
  }
}
