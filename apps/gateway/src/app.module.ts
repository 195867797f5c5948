import { Module } from '@nestjs/common';
import { AdminUiModule } from './admin-ui/admin-ui.module.js';
import { DocumentationModule } from './documentation/documentation.module.js';
import { JoinModule } from './join/join.module.js';
import { OAuthModule } from './oauth/oauth.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ResetModule } from './reset/reset.module.js';
import { RoutingModule } from './routing/routing.module.js';
import { UnsubscribeModule } from './unsubscribe/unsubscribe.module.js';

/** The gateway: the one door of the installation. */
@Module({
  imports: [
    RoutingModule,
    JoinModule,
    ResetModule,
    UnsubscribeModule,
    OAuthModule,
    DocumentationModule,
    PagesModule,
    AdminUiModule,
  ],
})
export class AppModule {}
