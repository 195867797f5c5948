import type { MailKind } from '@rollcall/contracts';
import type { WantedMail } from '../delivery/mail-record.js';
import { type MailDecision, decideMail } from '../decisions/mail-decisions.rules.js';
import type { EnrolledPerson } from './enrolments.store.js';
import type { LearningSession } from './learning-sessions.store.js';
import { addressVariables, sessionVariables } from './session-variables.js';

/** Asks the decision table about a mail to a person about a session. */
export const decideAbout = (
  kind: MailKind,
  person: EnrolledPerson,
  session: Pick<LearningSession, 'startsAt' | 'endsAt'>,
  now: Date,
): MailDecision =>
  decideMail({
    kind,
    recipient: { status: person.status ?? 'unknown', hasEmail: person.email !== null },
    platform: person,
    session: { ...session, enrolledAt: person.enrolledAt, isUntold: person.held },
    now,
  });

/** A mail to an enrolled person; all mails of an enrolment name the event of the enrolment as their cause. */
export const letterTo = (
  person: EnrolledPerson,
  session: Omit<LearningSession, 'platformId'> & { platformId: string },
  letter: Pick<WantedMail, 'kind' | 'variables' | 'occasion'>,
): WantedMail => ({
  platformId: session.platformId,
  userId: person.userId,
  recipient: person.email ?? '',
  locale: person.locale,
  causeEventId: person.causeEventId,
  // The link is that of whatever invitation is open when it is sent; see FetchSessionLinks.
  invitationId: null,
  sessionId: session.sessionId,
  ...letter,
  variables: { ...addressVariables(person), ...sessionVariables(session), ...letter.variables },
});
