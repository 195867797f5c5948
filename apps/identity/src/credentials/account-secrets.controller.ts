import type { AccountSecretsAnswer } from '@rollcall/contracts';
import { Allow, CurrentActor, DomainError, type ServiceActor } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProvideAccountSecretsHandler } from './provide-account-secrets/provide-account-secrets.handler.js';
import { ProvideAccountSecretsRequest } from './provide-account-secrets/provide-account-secrets.requests.js';

/** Secrets for mails: to the service that sends them, and to nobody else (Z-02). */
@ApiExcludeController()
@Controller('internal/account-secrets')
export class AccountSecretsController {
  constructor(private readonly provideSecrets: ProvideAccountSecretsHandler) {}

  @Post()
  @Allow('service')
  @HttpCode(200)
  provide(
    @CurrentActor() actor: ServiceActor,
    @Body() { items }: ProvideAccountSecretsRequest,
  ): Promise<AccountSecretsAnswer> {
    if (actor.service !== 'notifications') {
      throw new DomainError('forbidden', `Secrets are given to notifications only, not to ${actor.service}.`);
    }
    return this.provideSecrets.provide(items);
  }
}
