import type { INestApplication } from '@nestjs/common';
import type { CustomStrategy } from '@nestjs/microservices';
import { EventsServer } from './transport/events-server.js';

/**
 * Connects the event handlers of an application that imports `MessagingModule`. Call it before the application is
 * initialised; `app.startAllMicroservices()` (done by `bootstrapService` and `startTestService`) then starts relay,
 * carrier and workers, and `app.close()` drains them.
 *
 * @example
 * await bootstrapService({ name: 'billing', config, module, configure: connectEvents });
 */
export function connectEvents(app: INestApplication): void {
  app.connectMicroservice<CustomStrategy>({ strategy: app.get(EventsServer) });
}
