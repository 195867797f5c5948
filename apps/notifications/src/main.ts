import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { NotificationsConfig } from './config.js';

await bootstrapService({
  name: 'notifications',
  config: NotificationsConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
});
