import { oneLine } from '../../delivery/one-line.rules.js';
import type { MailReport } from '../report.rules.js';

/** An event as providers send it. */
export interface ProviderEvent {
  type: 'bounce' | 'complaint' | 'delivered' | 'delayed';
  messageId: string;
  at: string;
  diagnostic?: string;
}

const SAYS = {
  bounce: 'returned',
  complaint: 'complained',
  delivered: 'delivered',
  delayed: 'delayed',
} as const;

/** What an event reports; whether a mailbox is gone is read from the diagnosis, as of every bounce. */
export function reportOf({ type, messageId, at, diagnostic }: ProviderEvent): MailReport {
  const reply = oneLine(diagnostic ?? '');
  return {
    mailId: messageId.replace(/^</, '').slice(0, 36).toLowerCase(),
    says: SAYS[type],
    reply: reply || WITHOUT_DIAGNOSIS[type],
    at: new Date(at),
  };
}

const WITHOUT_DIAGNOSIS = {
  bounce: 'The mail came back.',
  complaint: 'Marked as spam',
  delivered: 'Delivered',
  delayed: 'Delayed on its way',
} as const;
