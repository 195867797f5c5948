import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { InvitationLinksAnswer } from '@rollcall/contracts';
import { Allow, CurrentActor, DomainError, type ServiceActor, ProblemResponses } from '@rollcall/platform';
import { LinkAnswer, LookUpLinkQuery } from './look-up-link/look-up-link.query.js';
import { ProvideLinksHandler } from './provide-links/provide-links.handler.js';
import { ProvideLinksRequest } from './provide-links/provide-links.requests.js';

/** The links of invitations: what they lead to, and, for the mails, the links themselves. */
@ApiTags('Public links')
@Controller()
export class LinksController {
  constructor(
    private readonly lookUpLink: LookUpLinkQuery,
    private readonly provideLinks: ProvideLinksHandler,
  ) {}

  @Get('v1/invitation-links/:token')
  @Allow('anonymous', 'user', 'operator', 'service')
  @ApiParam({ name: 'token', description: 'From the link in the mail.' })
  @ApiOperation({
    summary: 'Look up a link',
    description: 'Never changes anything, however often it is called.',
  })
  @ApiResponse({ status: 200, type: LinkAnswer })
  @ProblemResponses('link_unknown', 'link_closed', 'link_superseded')
  lookUp(@Param('token') token: string): Promise<LinkAnswer> {
    return this.lookUpLink.lookUp(token);
  }

  @Post('internal/invitation-links')
  @Allow('service')
  @HttpCode(200)
  @ApiExcludeEndpoint()
  provide(
    @CurrentActor() actor: ServiceActor,
    @Body() request: ProvideLinksRequest,
  ): Promise<InvitationLinksAnswer> {
    if (actor.service !== 'notifications') {
      throw new DomainError('forbidden', `Links are given to notifications only, not to ${actor.service}.`);
    }
    return this.provideLinks.provide(request.invitationIds);
  }
}
