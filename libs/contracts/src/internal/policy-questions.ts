import type { AssignableRole, Locale } from '../fields.js';

/** `POST /internal/policy-decisions` on identity, with the asking person's actor token. */
export type PolicyQuestion =
  | { action: 'invitation.read' | 'invitation.remind' | 'invitation.cancel'; invitationId: string }
  | { action: 'billing.read' };

/** What identity knows about an invitation; enough to issue it when its event is still on the way. */
export interface InvitationFacts {
  /** The invitation. */
  invitationId: string;
  /** The invited person. */
  userId: string;
  /** Its platform. */
  platformId: string;
  /** Address as stored. */
  email: string;
  /** Language of its mails. */
  locale: Locale;
  /** The chosen groups. */
  groupIds: string[];
  /** The chosen roles. */
  roles: AssignableRole[];
  /** Session invited from, if any. */
  sessionId: string | null;
  /** Text from the inviter. */
  message: string | null;
  /** Who invited. */
  invitedBy: { userId: string; displayName: string };
  /** Name of the platform. */
  platformName: string;
  /** When, ISO 8601. */
  invitedAt: string;
}

/** Answer to {@link PolicyQuestion}. `not_found` also stands for what the asker may not know exists. */
export type PolicyDecision =
  | {
      outcome: 'allowed';
      /** The asker. */
      actor: { userId: string; displayName: string };
      /** For questions about an invitation. */
      invitation?: InvitationFacts;
      /** For `invitation.cancel`: null cancels the whole invitation; else only these groups are taken off (D-11). */
      detachGroupIds?: string[] | null;
    }
  | { outcome: 'refused'; code: string; detail: string }
  | { outcome: 'not_found' };
