import { bootstrapService } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import { GatewayConfig } from './config.js';
import { configureGateway } from './configure-gateway.js';

/** Long enough for a large file over a slow line; how long other bodies may take, the routing decides. */
const UPLOAD_TIMEOUT_SECONDS = 600;

await bootstrapService({
  name: 'gateway',
  module: AppModule,
  config: GatewayConfig,
  configure: configureGateway,
  bodyParser: false,
  requestTimeoutSeconds: UPLOAD_TIMEOUT_SECONDS,
});
