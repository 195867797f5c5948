import { connectEvents } from '@rollcall/messaging';
import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { IdentityConfig } from './config.js';

/** Long enough for a large file of an import; the gateway says how long other bodies may take. */
const UPLOAD_TIMEOUT_SECONDS = 600;

await bootstrapService({
  name: 'identity',
  config: IdentityConfig,
  module: (config) => AppModule.forConfig(config),
  configure: connectEvents,
  requestTimeoutSeconds: UPLOAD_TIMEOUT_SECONDS,
});
