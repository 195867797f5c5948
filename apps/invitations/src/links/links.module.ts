import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { LinksController } from './links.controller.js';
import { LookUpLinkQuery } from './look-up-link/look-up-link.query.js';
import { ProvideLinksHandler } from './provide-links/provide-links.handler.js';

/** The links of invitations. */
@Module({
  imports: [InvitationsModule],
  controllers: [LinksController],
  providers: [LookUpLinkQuery, ProvideLinksHandler],
})
export class LinksModule {}
