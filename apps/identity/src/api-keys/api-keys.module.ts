import { Module } from '@nestjs/common';
import { ApiKeyRecognition } from './api-key-recognition.js';
import { ApiKeysRetention } from './api-keys-retention.js';
import { ApiKeySecrets } from './api-key-secrets.js';
import { ApiKeyTokensController } from './api-key-tokens.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ChangeApiKeyHandler } from './change-api-key/change-api-key.handler.js';
import { CreateApiKeyHandler } from './create-api-key/create-api-key.handler.js';
import { EndApiKeyHandler } from './end-api-key/end-api-key.handler.js';
import { IssueAccessTokenHandler } from './issue-access-token/issue-access-token.handler.js';
import { RotateApiKeyHandler } from './rotate-api-key/rotate-api-key.handler.js';

/** Keys with which programs act on a platform. */
@Module({
  controllers: [ApiKeysController, ApiKeyTokensController],
  providers: [
    ApiKeyRecognition,
    ApiKeySecrets,
    ApiKeysRetention,
    ChangeApiKeyHandler,
    CreateApiKeyHandler,
    EndApiKeyHandler,
    IssueAccessTokenHandler,
    RotateApiKeyHandler,
  ],
  exports: [ApiKeyRecognition],
})
export class ApiKeysModule {}
