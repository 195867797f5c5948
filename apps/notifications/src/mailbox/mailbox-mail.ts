import type { ParsedMail } from 'mailparser';

/** A mail as the mailbox shows it. */
export interface MailboxMail {
  id: string;
  /** Addresses of the To header, separated by commas. */
  to: string;
  /** Name and address of the From header. */
  from: string;
  subject: string;
  /** Plain text part; null when there is none. */
  text: string | null;
  /** HTML part; null when there is none. */
  html: string | null;
  /** Header values by lower-case name, as sent; a list for a header that occurs more than once. */
  headers: Record<string, string | string[]>;
  /** ISO 8601, UTC. */
  receivedAt: string;
}

/** What of a mail is kept; the rest stands in columns. */
export type MailboxContent = Omit<MailboxMail, 'id' | 'receivedAt'>;

/** What the mailbox keeps of a parsed mail. */
export function contentOf(mail: ParsedMail): MailboxContent {
  const recipients = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return {
    to: recipients.join(', '),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html: mail.html || null,
    headers: headersOf(mail),
  };
}

function headersOf({ headerLines }: ParsedMail): MailboxContent['headers'] {
  const headers: MailboxContent['headers'] = {};
  for (const { key, line } of headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim();
    const known = headers[key];
    headers[key] = known === undefined ? value : [known, value].flat();
  }
  return headers;
}
