import { Injectable, Logger } from '@nestjs/common';
import type { SignInAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { DomainError, RemoteProblem } from '@rollcall/platform';
import { AcceptanceResolver } from '../acceptance-resolver.js';
import { AcceptanceStore, type Attempt } from '../acceptance.store.js';
import { InvitationToken, type LinkClaim } from '../invitation-token.js';
import { acceptanceInProgress, linkRefusal } from '../invitation.errors.js';
import { linkStanding } from '../invitation.rules.js';
import { findByLink } from '../invitation.store.js';
import type { AcceptInvitationRequest } from './accept-invitation.requests.js';
import { ActivationClient } from './activation.client.js';

const BUSY_RETRY_SECONDS = 2;

/**
 * Accepts an invitation (T3): one attempt of many begins, identity activates the person, the invitation is accepted.
 * Whatever breaks in between leaves the invitation `accepting`, for {@link AcceptanceResolver} to bring to its end.
 */
@Injectable()
export class AcceptInvitationHandler {
  private readonly logger = new Logger(AcceptInvitationHandler.name);

  constructor(
    private readonly database: Database,
    private readonly tokens: InvitationToken,
    private readonly acceptances: AcceptanceStore,
    private readonly activations: ActivationClient,
    private readonly resolver: AcceptanceResolver,
  ) {}

  /**
   * @throws DomainError `link_unknown`, `link_closed`, `link_superseded`, `acceptance_in_progress`, `overloaded`
   * @throws RemoteProblem when identity refuses, such as `invalid_input` for a password that is too common
   */
  async accept(token: string, form: AcceptInvitationRequest): Promise<SignInAnswer> {
    const link = this.tokens.read(token);
    if (!link) throw linkRefusal('unknown');
    return this.resolver.resolvingExpired(link.invitationId, async () => {
      const attempt = await this.acceptances.begin(link);
      if (!attempt) throw await this.explain(link);
      return this.carryOut(attempt, form);
    });
  }

  private async carryOut(attempt: Attempt, form: AcceptInvitationRequest): Promise<SignInAnswer> {
    // Whether the inviter may still grant what it gives (V12) is for identity to say, as one more refusal.
    const activation = await this.activations.activate(attempt, form);
    switch (activation.outcome) {
      case 'activated':
        await this.unlessItFails(this.acceptances.complete(attempt, null), attempt);
        return activation.signIn;
      case 'refused':
        if (activation.settled) await this.unlessItFails(this.settle(attempt, activation.refusal), attempt);
        throw activation.refusal.code === 'invitation_closed' ? linkRefusal('closed') : activation.refusal;
      case 'failed':
        await this.unlessItFails(this.resolver.resolve(attempt), attempt);
        throw new DomainError(
          'overloaded',
          'Too many people are signing up at this moment; try again shortly.',
          {
            retryAfterSeconds: BUSY_RETRY_SECONDS,
          },
        );
      case 'unknown':
        throw activation.failure;
    }
  }

  /** Bad input, and rights that the inviter lost, changed nothing at identity; any other refusal tells that the person is not what we took them for. */
  private async settle(attempt: Attempt, refusal: RemoteProblem): Promise<void> {
    if (refusal.status === 400 || refusal.code === 'needs_reapproval')
      return this.acceptances.release(attempt);
    const state = await this.resolver.resolve(attempt);
    if (state === 'invited' && refusal.code === 'invitation_closed') throw acceptanceInProgress();
  }

  /** What identity did stands, and the answer with it: if the end cannot be noted now, the resolver notes it later. */
  private async unlessItFails(noting: Promise<unknown>, { invitationId }: Attempt): Promise<void> {
    await noting.catch((err: unknown) => {
      if (err instanceof DomainError) throw err;
      this.logger.warn(
        { err, invitationId },
        'The end of an acceptance could not be noted; it is resolved later',
      );
    });
  }

  private async explain(link: LinkClaim): Promise<DomainError> {
    const invitation = await this.database.transaction('installation', (tx) =>
      findByLink(tx, link.invitationId),
    );
    const standing = linkStanding(link, invitation && { ...invitation, keyId: invitation.linkKeyId });
    return standing === 'open' ? acceptanceInProgress() : linkRefusal(standing);
  }
}
