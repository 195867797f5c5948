import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { nextStep } from '../even-pace.js';
import { ResetRequestsSignal } from './reset-requests-signal.js';
import type { PasswordResetRequested, RequestPasswordResetRequest } from './password-reset.requests.js';

/** The mails to those who exist keep the machine busy for a while: it must not show in who is asked for next. */
const STEP_MS = 100;

/**
 * Takes a request for a link. Nobody looks at whether there is such an account before the caller has the answer, so
 * that neither its words nor its time tell (V20).
 */
@Injectable()
export class RequestPasswordResetHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly signal: ResetRequestsSignal,
  ) {}

  async execute(
    command: CommandRequest,
    { login, platform }: RequestPasswordResetRequest,
  ): Promise<CommandAnswer<PasswordResetRequested>> {
    const startedAt = performance.now();
    const answer = await this.commands.execute(command, async (tx) => {
      await tx.execute('INSERT INTO password_reset_requests (login, platform) VALUES ($1, $2)', [
        login,
        platform ?? null,
      ]);
      tx.afterCommit(() => this.signal.ring());
      const message = 'If there is such an account with an email address, a link is on its way.';
      return new CommandAnswer(202, { message });
    });
    await nextStep(startedAt, STEP_MS);
    return answer;
  }
}
