import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { AuditController } from './audit.controller.js';
import { LinkEventsHandler } from './link-events/link-events.handler.js';

/** Global, because every capability that changes something is written down. */
@Global()
@Module({ controllers: [AuditController], providers: [Audit, LinkEventsHandler], exports: [Audit] })
export class AuditModule {}
