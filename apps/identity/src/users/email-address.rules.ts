import { domainToASCII } from 'node:url';

/** Longest address that SMTP carries (RFC 5321 4.5.3.1.3). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
/** RFC 5322 dot-atom; quoted local parts and comments are refused, they re-target mail (V24). */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why an address is refused. */
export type EmailFault =
  'email_too_long' | 'email_syntax_invalid' | 'email_local_part_not_ascii' | 'email_domain_invalid';

/** An address in the one form in which it is stored, compared and written to. */
export type EmailReading = { ok: true; email: string } | { ok: false; code: EmailFault };

const refused = (code: EmailFault): EmailReading => ({ ok: false, code });

/**
 * Reads one address into its canonical form: lower case, NFKC, domain in IDNA ASCII (D-23, D-24, V23). Two spellings
 * of one mailbox become one string; a look-alike in another script never becomes somebody else's address.
 */
export function readEmail(input: string): EmailReading {
  if (input.length > LONGEST_ADDRESS * 2) return refused('email_too_long');
  const at = input.lastIndexOf('@');
  if (at < 1 || at === input.length - 1) return refused('email_syntax_invalid');
  // Refused before folding: NFKC would turn the Kelvin sign into "k" and "ﬁ" into "fi", somebody else's mailbox.
  // eslint-disable-next-line no-control-regex
  if (!/^[\x21-\x7e]+$/.test(input.slice(0, at))) {
    return refused(
      /^[^\p{Cc}\s]+$/u.test(input.slice(0, at)) ? 'email_local_part_not_ascii' : 'email_syntax_invalid',
    );
  }
  const local = input.slice(0, at).toLowerCase();
  if (local.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(local)) return refused('email_syntax_invalid');
  const domain = readDomain(input.slice(at + 1));
  if (!domain) return refused('email_domain_invalid');
  const email = `${local}@${domain}`;
  return email.length > LONGEST_ADDRESS ? refused('email_too_long') : { ok: true, email };
}

function readDomain(input: string): string | null {
  if (/[\s\p{Cc}\p{Cf}%/\\:@[\]()<>,;"#?]/u.test(input)) return null;
  const ascii = domainToASCII(input.normalize('NFKC').toLowerCase());
  const labels = ascii.split('.');
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label))) return null;
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? null : ascii;
}

/** How an address is shown to somebody who need not know it: `a***@example.org`. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***');
