import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { AuditConsumer } from './audit.consumer.js';
import { AuditController } from './audit.controller.js';
import { LinkEventsHandler } from './link-events/link-events.handler.js';
import { WebhookConsumer } from './webhook.consumer.js';

/** Global, because every capability that changes something is written down. */
@Global()
@Module({
  controllers: [AuditController, AuditConsumer, WebhookConsumer],
  providers: [Audit, LinkEventsHandler],
  exports: [Audit],
})
export class AuditModule {}
