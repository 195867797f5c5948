import { Module } from '@nestjs/common';
import { KeyRing } from '@rollcall/platform';
import { AccessModule } from '../access.module.js';
import { ReceiversModule } from '../receivers/receivers.module.js';
import { ChangeWebhookHandler } from './change-webhook/change-webhook.handler.js';
import { CreateWebhookHandler } from './create-webhook/create-webhook.handler.js';
import { DeleteWebhookHandler } from './delete-webhook/delete-webhook.handler.js';
import { EventCalls } from './event-calls.js';
import { ListWebhooksQuery } from './list-webhooks/list-webhooks.query.js';
import { RotateSecretHandler } from './rotate-secret/rotate-secret.handler.js';
import { TestWebhookHandler } from './test-webhook/test-webhook.handler.js';
import { WebhookAddresses } from './webhook-addresses.js';
import { WebhookChecksController } from './webhook-checks.controller.js';
import { WebhookManagersGuard } from './webhook-managers.guard.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhooksController } from './webhooks.controller.js';

/** Webhooks: where they go, which events they get, and their secrets. */
@Module({
  imports: [AccessModule, ReceiversModule],
  controllers: [WebhooksController, WebhookChecksController],
  providers: [
    ChangeWebhookHandler,
    CreateWebhookHandler,
    DeleteWebhookHandler,
    EventCalls,
    ListWebhooksQuery,
    RotateSecretHandler,
    TestWebhookHandler,
    WebhookAddresses,
    WebhookManagersGuard,
    {
      provide: WebhookSecrets,
      inject: [KeyRing],
      useFactory: (ring: KeyRing) => new WebhookSecrets(ring),
    },
  ],
  exports: [EventCalls, WebhookManagersGuard],
})
export class WebhooksModule {}
