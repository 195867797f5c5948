import { ApiProperty } from '@nestjs/swagger';
import {
  MAIL_DROP_REASONS,
  MAIL_KINDS,
  MAIL_SUPPRESSION_REASONS,
  type EventType,
  type MailKind,
} from '@rollcall/contracts';
import type { MailState } from '../../delivery/mail-state.rules.js';
import { LOGGED_RESULTS, type LoggedResult } from '../logged-result.rules.js';
import type { LoggedMail } from '../timeline.store.js';

const ID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
const OR_NULL = { type: String, nullable: true } as const;
const MAIL_STATES = ['queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;

/** The event that led to a mail. */
export class CauseEventAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ type: String, description: 'Such as `invitations.invitation-issued.v1`.' }) type: EventType;
}

/** One attempt to hand a mail to the mail server, or what was reported of it later. */
export class MailAttemptAnswer {
  @ApiProperty({ ...TIME, description: 'When it ended.' }) at: string;
  @ApiProperty({
    enum: LOGGED_RESULTS,
    description:
      'accepted; refused (for good); postponed (for now); interrupted (unknown whether accepted); unreachable (not ' +
      'begun). Reported later: returned; delayed; delivered; complained (marked as spam).',
  })
  result: LoggedResult;
  @ApiProperty({ description: 'Reply of the mail server, or what went wrong.' }) reply: string;
}

/** How a mail reads; what is shown of it is made again from what is kept. */
export interface MailWords {
  subject: string | null;
  bodyPreview: string | null;
}

/** A mail to a person, and what became of it. */
export class MailAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ enum: MAIL_KINDS, description: 'What it is about.' }) kind: MailKind;
  @ApiProperty({ type: CauseEventAnswer, description: 'What led to it.' }) causeEvent: CauseEventAnswer;
  @ApiProperty({ ...OR_NULL, ...ID, description: 'The invitation that it carries, if any.' })
  invitationId: string | null;
  @ApiProperty({ ...OR_NULL, ...ID, description: 'The session that it is about, if any.' })
  sessionId: string | null;
  @ApiProperty({ ...OR_NULL, description: 'Address of the person then; null after an erasure.' })
  to: string | null;
  @ApiProperty({ enum: MAIL_STATES, description: '`deferred`: put off, it is tried again.' })
  state: MailState;
  @ApiProperty({
    ...OR_NULL,
    enum: [...MAIL_DROP_REASONS, ...MAIL_SUPPRESSION_REASONS],
    description: 'Why it was given up, if it was dropped or suppressed.',
  })
  reason: LoggedMail['reason'];
  @ApiProperty({ type: [MailAttemptAnswer], description: 'In the order in which they were made.' })
  attempts: MailAttemptAnswer[];
  @ApiProperty({ ...OR_NULL, description: 'Last reply of the mail server, or what went wrong.' })
  reply: string | null;
  @ApiProperty({ ...TIME, description: 'When it was decided.' }) queuedAt: string;
  @ApiProperty({ ...OR_NULL, ...TIME, description: 'When the mail server accepted it.' })
  sentAt: string | null;
  @ApiProperty({ ...OR_NULL, ...TIME, description: 'When it was sent or given up; null while it waits.' })
  settledAt: string | null;
  @ApiProperty({ ...OR_NULL, ...TIME, description: 'When it is tried next; null when it is not.' })
  nextAttemptAt: string | null;
  @ApiProperty({ description: 'Message-ID header, by which mail servers know it.' }) messageId: string;
  @ApiProperty({ ...OR_NULL, description: 'Null after an erasure.' }) subject: string | null;
  @ApiProperty({
    ...OR_NULL,
    description: 'The plain text, with `••••` for links and passwords; null after an erasure.',
  })
  bodyPreview: string | null;

  static of(mail: LoggedMail, cause: EventType, { subject, bodyPreview }: MailWords): MailAnswer {
    const isErased = mail.recipient.endsWith('@erased.invalid');
    return {
      id: mail.id,
      kind: mail.kind,
      causeEvent: { id: mail.causeEventId, type: cause },
      invitationId: mail.invitationId,
      sessionId: mail.sessionId,
      to: isErased ? null : mail.recipient,
      state: mail.state,
      reason: mail.reason,
      attempts: mail.attempts,
      reply: mail.reply,
      queuedAt: mail.queuedAt.toISOString(),
      sentAt: mail.attempts.findLast(({ result }) => result === 'accepted')?.at ?? null,
      settledAt: mail.settledAt?.toISOString() ?? null,
      nextAttemptAt: mail.nextAttemptAt?.toISOString() ?? null,
      messageId: mail.messageId,
      subject: isErased ? null : subject,
      bodyPreview: isErased ? null : bodyPreview,
    };
  }
}

/** A page of the mails to a person. */
export class MailPageAnswer {
  @ApiProperty({ type: [MailAnswer] }) items: MailAnswer[];
  @ApiProperty({ ...OR_NULL, description: 'Pass it as `cursor` for the next page; null on the last one.' })
  nextCursor: string | null;
}
