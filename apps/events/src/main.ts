import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { EventsConfig } from './config.js';

await bootstrapService({
  name: 'events',
  config: EventsConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
});
