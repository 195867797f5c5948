import type { AssignableRole, Locale, Plan } from '../fields.js';

/** A person, or an API key, with the name to show. */
export interface NamedPerson {
  /** The person; or the key, whose id is never a person's. */
  userId: string;
  /** First and last name, or the name of the key. */
  displayName: string;
}

/** A question about one invitation (P5). */
export interface InvitationQuestion {
  /** What the asker wants to do: look at it, send a reminder, or cancel it. */
  action: 'invitation.read' | 'invitation.remind' | 'invitation.cancel';
  /** The invitation. */
  invitationId: string;
}

/** A question about the bill of the asker's platform (P21). */
export interface BillingQuestion {
  /** Reading the summary, the cycles and the ledger. */
  action: 'billing.read';
}

/** A question about the mails of one person. */
export interface MailsQuestion {
  /** Reading what was mailed to them, and why nothing was. */
  action: 'mails.read';
  /** The person. */
  userId: string;
}

/** A question about work on many invitations at once (P5). */
export interface InvitationJobQuestion {
  /** Starting such work, and going on with it. */
  action: 'invitation.job';
}

/** A question about looking after the mail of the asker's platform. */
export interface MailAdministrationQuestion {
  /** Seeing and changing the suppression list, seeing what became of mails. */
  action: 'mail.manage';
}

/** A question about what leaves the asker's platform for other services. */
export interface EventsQuestion {
  /** Reading the feed of events; seeing and changing webhooks (P20). */
  action: 'events.read' | 'webhooks.manage';
}

/** `POST /internal/policy-decisions` on identity, with the asking person's actor token. */
export type PolicyQuestion =
  | InvitationQuestion
  | InvitationJobQuestion
  | BillingQuestion
  | MailsQuestion
  | MailAdministrationQuestion
  | EventsQuestion;

/** `POST /internal/invitation-decisions` on identity: one question about up to 500 invitations. */
export interface InvitationQuestions {
  /** What the asker wants to do with each of them. */
  action: InvitationQuestion['action'];
  /** The invitations. */
  invitationIds: string[];
}

/** Answer to {@link InvitationQuestions}: one decision per invitation, in the order asked. */
export interface InvitationDecisions {
  /** The decisions. */
  items: PolicyDecision[];
}

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
  /** The chosen roles; they apply to all chosen groups (R3). */
  roles: AssignableRole[];
  /** Session invited from, if any. */
  sessionId: string | null;
  /** Plain text from the inviter. */
  message: string | null;
  /** Who invited. */
  invitedBy: NamedPerson;
  /** Name of the platform. */
  platformName: string;
  /** When, ISO 8601. */
  invitedAt: string;
}

/** What identity knows about a person, for who may read their mails. */
export interface PersonFacts {
  /** The person. */
  userId: string;
  /** Their platform. */
  platformId: string;
  /** Where they are in their life on the platform (S1). */
  status: 'invited' | 'active' | 'deleted';
  /** Address as stored; null for who signs in with a username only, and for who was erased. */
  email: string | null;
  /** Whether names and addresses were replaced for good (T13). */
  isErased: boolean;
  /** When they came to the platform, ISO 8601. */
  createdAt: string;
  /** When they became active, ISO 8601; null until then. */
  activatedAt: string | null;
}

/** What a platform may send. */
export interface PlatformTerms {
  /** Its plan. */
  plan: Plan;
  /** Most reminders in 24 hours; null for the default of the plan (D-19). */
  remindersPerDay: number | null;
}

/** What identity tells one asker of an invitation. */
export interface ShownInvitation {
  /** The chosen groups that the asker sees (G19). */
  groupIds: string[];
  /** Whether it waits until somebody who may grant all that it gives sends a reminder (V12). */
  needsApproval: boolean;
}

/** The asker may. */
export interface PolicyAllowed {
  /** Tells the answers apart. */
  outcome: 'allowed';
  /** The asker. */
  actor: NamedPerson;
  /** For questions about an invitation. */
  invitation?: InvitationFacts;
  /** For questions about the mails of a person. */
  person?: PersonFacts;
  /** For questions about an invitation: what of it is for this asker to see. */
  shown?: ShownInvitation;
  /** For questions about an invitation: what decides on its reminders, for whoever has not heard of the platform yet. */
  platform?: PlatformTerms;
  /** For `invitation.cancel`: null cancels the whole invitation; else only these groups are taken off (D-11). */
  detachGroupIds?: string[] | null;
}

/** The asker may see it and may not do this: 403. */
export interface PolicyRefused {
  /** Tells the answers apart. */
  outcome: 'refused';
  /** Code of the problem to answer with. */
  code: string;
  /** What to tell the asker. */
  detail: string;
}

/** There is no such thing, or the asker may not know that there is: 404, the same for both. */
export interface PolicyNotFound {
  /** Tells the answers apart. */
  outcome: 'not_found';
}

/** Answer to {@link PolicyQuestion}. */
export type PolicyDecision = PolicyAllowed | PolicyRefused | PolicyNotFound;
