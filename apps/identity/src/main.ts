import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { IdentityConfig } from './config.js';

await bootstrapService({
  name: 'identity',
  config: IdentityConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
});
