import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { InvitationsConfig } from './config.js';

await bootstrapService({
  name: 'invitations',
  config: InvitationsConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
});
