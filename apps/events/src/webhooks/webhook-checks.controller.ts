import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  KeyScope,
  type PlatformActor,
  ProblemResponses,
} from '@rollcall/platform';
import { RotateSecretHandler } from './rotate-secret/rotate-secret.handler.js';
import { TestAnswer } from './test-webhook/test.answer.js';
import { TestWebhookHandler } from './test-webhook/test-webhook.handler.js';
import { WebhookManagersGuard } from './webhook-managers.guard.js';
import { WebhookWithSecretAnswer } from './webhook.answer.js';
import { RotateSecretRequest } from './webhooks.requests.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const FOR_MANAGERS = ['platform_admin_required', 'password_change_required', 'not_found'] as const;

/** The secrets of webhooks, and whether their receivers understand them. */
@ApiTags('Webhooks')
@ApiBearerAuth()
@Allow('user')
@KeyScope('webhooks:write')
@UseGuards(WebhookManagersGuard)
@Controller('v1/webhooks/:id')
export class WebhookChecksController {
  constructor(
    private readonly rotateSecret: RotateSecretHandler,
    private readonly testWebhook: TestWebhookHandler,
  ) {}

  @Post('secret-rotations')
  @HttpCode(201)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Replace the secret',
    description:
      'For platform admins. The new secret is shown this once. Until the overlap is over, deliveries carry two signatures: ' +
      'of the new secret and of the one before.',
  })
  @ApiResponse({ status: 201, type: WebhookWithSecretAnswer })
  @ProblemResponses(...FOR_MANAGERS, 'idempotency_in_progress', 'idempotency_key_reused')
  rotate(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() request: RotateSecretRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<WebhookWithSecretAnswer>> {
    return this.rotateSecret.rotate(actor, id, request, command);
  }

  @Post('test')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Send a test event',
    description:
      'For platform admins. Posts one `events.webhook-tested.v1`, also to a webhook that is paused, and answers what came ' +
      'of it within 10 seconds. It is not tried again, is in no log and changes nothing.',
  })
  @ApiResponse({ status: 200, type: TestAnswer })
  @ProblemResponses(...FOR_MANAGERS)
  test(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<TestAnswer> {
    return this.testWebhook.test(actor, id);
  }
}
