import { oneLine } from './one-line.rules.js';

/** How an attempt to hand a mail to the mail server can end. */
export const SMTP_RESULTS = [
  'accepted',
  /** For good: the address, or the mail itself. */
  'refused',
  /** For now, because of this mail or its address; the server works. */
  'postponed',
  /**
   * The server or the way to it failed after the mail was begun. Whether it was accepted is not known: nodemailer
   * reports "accepted, then the connection dropped" like "never arrived".
   */
  'interrupted',
  /** The server or the way to it failed before the mail was begun: no attempt was made. */
  'unreachable',
] as const;

/** What became of one attempt to hand a mail to the mail server. */
export type SmtpOutcome = {
  result: (typeof SMTP_RESULTS)[number];
  /** The server's reply, or what went wrong, as one line. */
  reply: string;
};

/** What nodemailer says about a failure. */
export interface SmtpError {
  message: string;
  /** nodemailer's own code, such as `EENVELOPE`. */
  code?: string | undefined;
  /** Code of the system, such as `ECONNREFUSED`. */
  originalCode?: string | undefined;
  /** Which time ran out, such as `GREETING_TIMEOUT`. */
  timeoutType?: string | undefined;
  /** Command that failed, such as `RCPT TO`. */
  command?: string | undefined;
  /** Status code of the reply. */
  responseCode?: number | undefined;
  /** The whole reply. */
  response?: string | undefined;
}

/** Failures of name resolution, TLS, sign-in, settings, connecting and greeting: no mail was begun. */
const BEFORE_ANY_MAIL = new Set(
  (
    'EDNS ETLS EAUTH ENOAUTH EOAUTH2 ECONFIG EPROXY EREQUIRETLS ' +
    'ECONNREFUSED EHOSTUNREACH ENETUNREACH EADDRNOTAVAIL ' +
    'CONNECT_TIMEOUT GREETING_TIMEOUT UPGRADE_TIMEOUT'
  ).split(' '),
);
const SERVICE_CLOSING = 421;

/**
 * Sorts a failure. Only a 5xx about the recipient or the content bounces a mail: a 5xx about the sender, the sign-in
 * or the greeting is a matter between us and the server, and would otherwise bounce every mail there is.
 * @param secrets what the mail carries that must not be kept, should the server quote it
 */
export function outcomeOf(error: SmtpError, secrets: readonly string[] = []): SmtpOutcome {
  const reply = oneLine(error.response || error.message, secrets);
  const { responseCode } = error;
  if (isBeforeAnyMail(error)) return { result: 'unreachable', reply };
  if (isInvalidHere(error)) return { result: 'refused', reply };
  if (responseCode === undefined) return { result: 'interrupted', reply };
  if (!isAboutThisMail(error)) return { result: 'unreachable', reply };
  return { result: responseCode >= 500 ? 'refused' : 'postponed', reply };
}

/** Whether an outcome speaks against the server and not against one mail; such outcomes open the circuit breaker. */
export const isServerFault = ({ result }: SmtpOutcome): boolean =>
  result === 'unreachable' || result === 'interrupted';

const isBeforeAnyMail = ({
  code = '',
  originalCode = '',
  timeoutType = '',
  responseCode,
}: SmtpError): boolean =>
  [code, originalCode, timeoutType].some((name) => BEFORE_ANY_MAIL.has(name)) ||
  responseCode === SERVICE_CLOSING;

/** nodemailer refused the mail itself, without asking the server. */
const isInvalidHere = ({ code, responseCode }: SmtpError): boolean =>
  responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE');

function isAboutThisMail({ command, responseCode, response = '' }: SmtpError): boolean {
  // 4.3.x is the mail system itself (RFC 3463), whomever the mail is for.
  if (command === 'RCPT TO') return !/^4\d\d[ -]4\.3\.\d/.test(response);
  // The size announced with the sender (RFC 1870) is this mail's.
  return command === 'DATA' || (command === 'MAIL FROM' && responseCode === 552);
}
