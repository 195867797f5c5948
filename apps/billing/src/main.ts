import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { BillingConfig } from './config.js';

await bootstrapService({
  name: 'billing',
  config: BillingConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
});
