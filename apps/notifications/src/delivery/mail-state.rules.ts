import type { SmtpOutcome } from './smtp-outcome.rules.js';

/** Where a mail can be. `suppressed` is decided when it is queued. */
export type MailState = 'queued' | 'sent' | 'deferred' | 'bounced' | 'suppressed' | 'dropped';

/** What the rules need to know about a mail that was tried. */
export interface TriedMail {
  state: MailState;
  /** Attempts that counted so far. */
  attempts: number;
  queuedAt: Date;
}

/** Where an attempt leads. */
export interface MailTransition {
  state: 'sent' | 'bounced' | 'deferred';
  attempts: number;
  /** When it is tried again; null when it is not. */
  dueAt: Date | null;
  reply: string;
  /** Whether it is a piece of news: recorded as an attempt and published. */
  news: boolean;
}

/** Seconds until the next attempt, by the number of attempts so far; the last step repeats. */
export const RETRY_LADDER_SECONDS = [30, 120, 600, 3_600, 4 * 3_600] as const;
/** Age at which a mail that the server still puts off is given up (RFC 5321, 4.5.4.1, asks for days). */
export const GIVE_UP_AFTER_SECONDS = 3 * 86_400;
const JITTER = 0.2;

/**
 * Seconds to wait after so many attempts.
 * @param random 0 to 1, so that mails put off together do not come back together
 */
export function retryDelaySeconds(attempts: number, random: number): number {
  const step = RETRY_LADDER_SECONDS[
    Math.min(Math.max(attempts, 1), RETRY_LADDER_SECONDS.length) - 1
  ] as number;
  return step * (1 + JITTER * (2 * random - 1));
}

/** What becomes of a mail after an attempt. */
export function afterAttempt(
  mail: TriedMail,
  outcome: SmtpOutcome,
  now: Date,
  random: number,
): MailTransition {
  const { reply } = outcome;
  const attempts = mail.attempts + 1;
  switch (outcome.result) {
    case 'accepted':
      return { state: 'sent', attempts, dueAt: null, reply, news: true };
    case 'refused':
      return { state: 'bounced', attempts, dueAt: null, reply, news: true };
    case 'postponed':
    case 'interrupted':
      return isTooOld(mail, now)
        ? { state: 'bounced', attempts, dueAt: null, reply: `Given up after 3 days: ${reply}`, news: true }
        : { state: 'deferred', attempts, dueAt: later(now, attempts, random), reply, news: true };
    case 'unreachable':
      // A dead server uses up no attempts, and is news once for each mail, not every 30 seconds.
      return {
        state: 'deferred',
        attempts: mail.attempts,
        dueAt: later(now, 1, random),
        reply,
        news: mail.state === 'queued',
      };
  }
}

const isTooOld = ({ queuedAt }: TriedMail, now: Date): boolean =>
  now.getTime() - queuedAt.getTime() >= GIVE_UP_AFTER_SECONDS * 1_000;

const later = (now: Date, attempts: number, random: number): Date =>
  new Date(now.getTime() + retryDelaySeconds(attempts, random) * 1_000);
