import { bootstrapService } from '@rollcall/platform';
import { GatewayConfig } from './config.js';
import { GATEWAY } from './gateway-service.js';

await bootstrapService({ ...GATEWAY, config: GatewayConfig });
