import { Module } from '@nestjs/common';
import { CredentialsController } from './credentials.controller.js';
import { ExchangeAccessTokenHandler } from './exchange-access-token/exchange-access-token.handler.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';

@Module({
  controllers: [CredentialsController],
  providers: [PasswordHasher, SignInHandler, ExchangeAccessTokenHandler],
  exports: [PasswordHasher],
})
export class CredentialsModule {}
