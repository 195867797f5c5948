import { Injectable } from '@nestjs/common';
import type { InvitationFacts, PolicyDecision, PolicyQuestion, ShownInvitation } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { DomainError, type PlatformActor, isProblemCode } from '@rollcall/platform';
import { PlatformPlans } from '../platforms/platform-plans.store.js';
import { IdentityClient } from './identity.client.js';
import { invitationNotFound } from './invitation.errors.js';
import { IssueInvitationsHandler } from './issue-invitations/issue-invitations.handler.js';

type InvitationAction = Extract<PolicyQuestion, { invitationId: string }>['action'];

/** What identity allowed. */
export interface Grant {
  /** Who asked, with the name to show. */
  asker: { userId: string; displayName: string };
  facts: InvitationFacts;
  /** What of it is for the asker to see. */
  shown: ShownInvitation;
  /** For cancelling: only these groups may be taken off; null for the whole invitation (D-11). */
  detachGroupIds: string[] | null;
}

/** Asks identity who may do what to an invitation. */
@Injectable()
export class InvitationAccess {
  constructor(
    private readonly identity: IdentityClient,
    private readonly issueInvitations: IssueInvitationsHandler,
    private readonly plans: PlatformPlans,
  ) {}

  /**
   * Asks before any transaction is open. The answer is handed over to {@link admit} inside it, so that a repeated
   * Idempotency-Key is answered as the first time, even if the first time took away the right to ask again.
   */
  async ask(actor: PlatformActor, action: InvitationAction, invitationId: string): Promise<PolicyDecision> {
    const decision = await this.identity.decide(actor, { action, invitationId });
    const isForeign = decision.outcome === 'allowed' && decision.invitation?.platformId !== actor.platformId;
    return isForeign ? { outcome: 'not_found' } : decision;
  }

  /**
   * Makes sure that those which identity allowed are known here, however many.
   * @returns the allowed ones, by id; what is missing is not for the asker, whose platform this is
   */
  async admitMany(
    tx: Transaction,
    platformId: string,
    decisions: readonly PolicyDecision[],
  ): Promise<Map<string, AllowedInvitation>> {
    const allowed = decisions.flatMap((decision): AllowedInvitation[] => {
      if (decision.outcome !== 'allowed' || decision.invitation?.platformId !== platformId) return [];
      const { actor: asker, invitation: facts, detachGroupIds = null } = decision;
      return [{ facts, asker, detachGroupIds }];
    });
    const [first] = decisions.filter(({ outcome }) => outcome === 'allowed');
    if (first && allowed.length > 0) await this.knowPlatform(tx, first);
    await this.issueInvitations.ensureAllIssued(
      tx,
      allowed.map(({ facts }) => facts),
    );
    return new Map(allowed.map((each) => [each.facts.invitationId, each]));
  }

  /**
   * Goes on only if identity allowed it, and makes sure that the invitation is known here: a call may overtake the
   * event that issues it.
   * @throws DomainError with identity's code; what the asker may not know of is not found
   */
  async admit(tx: Transaction, decision: PolicyDecision): Promise<Grant> {
    if (decision.outcome === 'refused') throw refusal(decision.code, decision.detail);
    if (decision.outcome === 'not_found' || !decision.invitation) throw invitationNotFound();
    await this.issueInvitations.ensureIssued(tx, decision.invitation);
    await this.knowPlatform(tx, decision);
    const { actor, invitation, shown = NOTHING, detachGroupIds = null } = decision;
    return { asker: actor, facts: invitation, shown, detachGroupIds };
  }

  private async knowPlatform(tx: Transaction, decision: PolicyDecision): Promise<void> {
    if (decision.outcome !== 'allowed' || !decision.invitation || !decision.platform) return;
    await this.plans.ensureKnown(tx, decision.invitation.platformId, decision.platform);
  }
}

/** The facts of what identity allowed, for whoever asked about many. */
export interface AllowedInvitation {
  facts: InvitationFacts;
  asker: Grant['asker'];
  detachGroupIds: string[] | null;
}

/** An identity of an older version does not say: then nothing is shown. */
const NOTHING: ShownInvitation = { groupIds: [], needsApproval: false };

const refusal = (code: string, detail: string): DomainError =>
  new DomainError(isProblemCode(code) ? code : 'forbidden', detail);
