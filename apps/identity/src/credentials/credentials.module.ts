import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { AccountSecretsController } from './account-secrets.controller.js';
import { ChangePasswordHandler } from './change-password/change-password.handler.js';
import { PasswordChecks } from './change-password/password-checks.js';
import { CredentialsRetention } from './credentials-retention.js';
import { CredentialsController } from './credentials.controller.js';
import { EndSignInsHandler } from './end-sign-ins/end-sign-ins.handler.js';
import { ExchangeAccessTokenHandler } from './exchange-access-token/exchange-access-token.handler.js';
import { GeneratedPasswords } from './generated-passwords.js';
import { PasswordChanges } from './password-changes.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordsController } from './passwords.controller.js';
import { Passwords } from './passwords.js';
import { ProvideAccountSecretsHandler } from './provide-account-secrets/provide-account-secrets.handler.js';
import { ActivateByLinkHandler } from './reset-password/activate-by-link.handler.js';
import { AnswerResetRequests } from './reset-password/answer-reset-requests.js';
import { InvitationsClient } from './reset-password/invitations.client.js';
import { LookUpResetQuery } from './reset-password/look-up-reset.query.js';
import { OpenResets } from './reset-password/open-resets.query.js';
import { RequestPasswordResetHandler } from './reset-password/request-password-reset.handler.js';
import { ResetPasswordHandler } from './reset-password/reset-password.handler.js';
import { ResetRequestsSignal } from './reset-password/reset-requests-signal.js';
import { ResetRequestsWorker } from './reset-password/reset-requests-worker.js';
import { ResetToken } from './reset-token.js';
import { SetUserPasswordHandler } from './set-user-password/set-user-password.handler.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInOpening } from './sign-in/sign-in-opening.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignInsController } from './sign-ins.controller.js';

const RESETS = [
  ActivateByLinkHandler,
  AnswerResetRequests,
  InvitationsClient,
  LookUpResetQuery,
  OpenResets,
  RequestPasswordResetHandler,
  ResetPasswordHandler,
  ResetRequestsSignal,
  ResetRequestsWorker,
  ResetToken,
];

/** Passwords and sign-ins. */
@Module({
  imports: [ApiKeysModule],
  controllers: [
    CredentialsController,
    PasswordsController,
    PasswordResetsController,
    SignInsController,
    AccountSecretsController,
  ],
  providers: [
    ...RESETS,
    ChangePasswordHandler,
    CredentialsRetention,
    EndSignInsHandler,
    ExchangeAccessTokenHandler,
    GeneratedPasswords,
    PasswordChanges,
    PasswordChecks,
    PasswordHasher,
    Passwords,
    ProvideAccountSecretsHandler,
    SetUserPasswordHandler,
    SignInHandler,
    SignInOpening,
    SignInThrottle,
  ],
  exports: [PasswordHasher],
})
export class CredentialsModule {}
