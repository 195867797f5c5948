import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ActivationRequest, SignInAnswer } from '@rollcall/contracts';
import { DependencyUnavailableError, RemoteProblem } from '@rollcall/platform';
import type { Attempt } from '../acceptance.store.js';
import { IdentityClient } from '../identity.client.js';
import type { AcceptInvitationRequest } from './accept-invitation.requests.js';

/** A call may take 8 s: one begun later than this could outlive the attempt. */
const LAST_TRY_AFTER_MS = 10_000;
const PAUSE_MS = 250;

/** What is known after identity was asked to activate somebody. */
export type Activation =
  | { outcome: 'activated'; signIn: SignInAnswer }
  /** Identity said no. `settled` is false if an earlier call of the attempt got lost and might yet succeed. */
  | { outcome: 'refused'; refusal: RemoteProblem; settled: boolean }
  /** Identity answered that it could not: too busy, or an error of its own. The attempt is over. */
  | { outcome: 'failed' }
  /** No answer: it may have happened, or still happen until the attempt ends. */
  | { outcome: 'unknown'; failure: DependencyUnavailableError };

/** Carries an attempt out at identity; a call that got lost is repeated, which identity recognises by the attempt. */
@Injectable()
export class ActivationClient {
  constructor(private readonly identity: IdentityClient) {}

  async activate(attempt: Attempt, form: AcceptInvitationRequest): Promise<Activation> {
    const { attemptId, userId, invitationId, notAfter } = attempt;
    const request = { ...form, attemptId, userId, notAfter: notAfter.toISOString() };
    const startedAt = performance.now();
    for (let lost = 0; ; lost += 1) {
      const activation = await this.tryOnce(invitationId, request, lost === 0);
      const mayTryAgain =
        activation.outcome === 'unknown' && performance.now() - startedAt < LAST_TRY_AFTER_MS;
      if (!mayTryAgain || lost === 2) return activation;
      await delay(PAUSE_MS * 2 ** lost);
    }
  }

  private async tryOnce(
    invitationId: string,
    request: ActivationRequest,
    first: boolean,
  ): Promise<Activation> {
    try {
      return { outcome: 'activated', signIn: await this.identity.activate(invitationId, request) };
    } catch (error) {
      if (error instanceof RemoteProblem) return { outcome: 'refused', refusal: error, settled: first };
      if (!(error instanceof DependencyUnavailableError)) throw error;
      // A cause is what broke the call. Without one identity did answer, with a 5xx, and is done with the attempt.
      return error.cause === undefined && first
        ? { outcome: 'failed' }
        : { outcome: 'unknown', failure: error };
    }
  }
}
