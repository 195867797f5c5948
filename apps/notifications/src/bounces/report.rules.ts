import { saysMailboxIsGone } from '../delivery/mailbox-gone.rules.js';
import type { MailSuppressionReason } from '@rollcall/contracts';
import type { MailState } from '../delivery/mail-state.rules.js';

/** What somebody reports of a mail that the mail server had taken. */
export interface MailReport {
  mailId: string;
  says: 'gone' | 'returned' | 'delayed' | 'delivered' | 'complained';
  /** In the words of the other server, as one line. */
  reply: string;
  at: Date;
}

/** What a report leads to. */
export interface ReportEffect {
  /** How it stands in the history of the mail. */
  result: 'returned' | 'delayed' | 'delivered' | 'complained';
  /** Whether the mail counts as bounced from now on. */
  bounces: boolean;
  /** Why the mailbox is not written to any more, if so. */
  suppresses: MailSuppressionReason | null;
}

/**
 * What a report leads to. Reports about mails that were never handed over are somebody's mistake; one that is still to
 * be tried was taken nevertheless, and the answer got lost.
 */
export function effectOf(state: MailState, { says, reply }: MailReport): ReportEffect | null {
  if (state === 'queued' || state === 'suppressed' || state === 'dropped') return null;
  switch (says) {
    case 'gone':
      return { result: 'returned', bounces: state !== 'bounced', suppresses: 'hard_bounce' };
    case 'returned':
      return {
        result: 'returned',
        bounces: state !== 'bounced',
        suppresses: saysMailboxIsGone(reply) ? 'hard_bounce' : null,
      };
    case 'complained':
      return { result: 'complained', bounces: false, suppresses: 'complaint' };
    case 'delayed':
    case 'delivered':
      return { result: says, bounces: false, suppresses: null };
  }
}
