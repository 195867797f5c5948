import type { ServiceOptions } from '@rollcall/platform';
import { AppModule } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { configureGateway } from './configure-gateway.js';

/** Long enough for a large file over a slow line; how long other bodies may take, the routing decides. */
const UPLOAD_TIMEOUT_SECONDS = 600;

/** The gateway as a service, up to its configuration. */
export const GATEWAY: Omit<ServiceOptions<GatewayConfig>, 'config'> = {
  name: 'gateway',
  module: AppModule,
  configure: configureGateway,
  bodyParser: false,
  requestTimeoutSeconds: UPLOAD_TIMEOUT_SECONDS,
};
