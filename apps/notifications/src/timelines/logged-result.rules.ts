import { SMTP_RESULTS } from '../delivery/smtp-outcome.rules.js';

/** What the log says of a mail: how attempts ended, and what was reported of it after the mail server had it. */
export const LOGGED_RESULTS = [...SMTP_RESULTS, 'returned', 'delayed', 'delivered', 'complained'] as const;

/** One of {@link LOGGED_RESULTS}. */
export type LoggedResult = (typeof LOGGED_RESULTS)[number];
