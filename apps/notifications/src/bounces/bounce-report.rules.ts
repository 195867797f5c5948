import { saysMailboxIsGone } from '../delivery/mailbox-gone.rules.js';
import { oneLine } from '../delivery/one-line.rules.js';

/** A mail that came to the return path of one of ours, as far as it tells what became of that. */
export interface ReturnedMail {
  /** Sender of the envelope; empty for reports (RFC 3464, 2). */
  envelopeFrom: string;
  /** Headers by name in lower case, values as one line. */
  headers: ReadonlyMap<string, string>;
  subject: string;
  /** The part for people. */
  text: string;
  /** The part for machines (`message/delivery-status`), if there is one. */
  deliveryStatus: string | null;
}

/** What a returned mail says. */
export type BounceReport =
  /** The mailbox does not exist: the mail did not arrive, and no other will. */
  | { says: 'gone'; reply: string }
  /** The mail did not arrive; another might. */
  | { says: 'returned'; reply: string }
  /** The mail is on its way still. */
  | { says: 'delayed'; reply: string }
  /** Its reader marked it as spam (RFC 5965). */
  | { says: 'complained'; reply: string }
  /** Nothing about the mail: out of office, read receipts, somebody who answers. */
  | { says: 'nothing' };

const NOTHING: BounceReport = { says: 'nothing' };
/** Longer texts are no reports; and nothing here should look at more. */
const TEXT_LENGTH = 20_000;
const IN_DOUBT = 'The mail came back.';

/** What a returned mail says about ours. Reads the part for machines if there is one, else what people would read. */
export function readReport(mail: ReturnedMail): BounceReport {
  const type = mail.headers.get('content-type') ?? '';
  if (/report-type\s*=\s*"?disposition-notification/i.test(type)) return NOTHING;
  if (/report-type\s*=\s*"?feedback-report/i.test(type))
    return { says: 'complained', reply: 'Marked as spam' };
  if (mail.deliveryStatus !== null) return fromStatus(mail.deliveryStatus);
  return isAutomaticAnswer(mail) ? NOTHING : fromText(mail);
}

/** RFC 3464: fields of the message, then a group of fields for each recipient. Ours has one. */
function fromStatus(deliveryStatus: string): BounceReport {
  const fields = fieldsOf(deliveryStatus);
  const action = (fields.get('action') ?? '').toLowerCase();
  const reply = replyOf(fields.get('status') ?? '', fields.get('diagnostic-code') ?? '');
  if (action === 'delayed') return { says: 'delayed', reply };
  if (action !== 'failed') return NOTHING;
  return { says: saysMailboxIsGone(reply) ? 'gone' : 'returned', reply };
}

function fieldsOf(text: string): Map<string, string> {
  const unfolded = text.slice(0, TEXT_LENGTH).replace(/\r?\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    // The first recipient counts; comments (RFC 822) are no part of a status.
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** One line, status code first; the diagnosis repeats it more often than not. */
function replyOf(status: string, diagnostic: string): string {
  const said = diagnostic.replace(/^\s*(?:smtp|x-[\w-]+|dns)\s*;\s*/i, '').trim();
  const [code = ''] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status) ?? [];
  return oneLine(said.includes(code) ? said : `${code} ${said}`);
}

const AUTOMATIC_SUBJECT =
  /^(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|r[ée]ponse automatique|absence|absent|vacation|abwesenheit|fuera de)/iu;
const ASKS_FOR_PROOF =
  /(?:confirm|verify|approve) (?:that you|your (?:message|address|email|mail))|challenge/i;

/** RFC 3834: who answers for somebody says so; so do, in their own ways, programs older than it. */
function isAutomaticAnswer({ headers, subject, text }: ReturnedMail): boolean {
  return (
    /^auto-replied/i.test(headers.get('auto-submitted') ?? '') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    /^auto_reply/i.test(headers.get('precedence') ?? '') ||
    AUTOMATIC_SUBJECT.test(subject.trim()) ||
    ASKS_FOR_PROOF.test(`${subject}\n${text.slice(0, 2_000)}`)
  );
}

const MAIL_SYSTEM = /mailer-daemon|postmaster|mail delivery|mail system|mailsystem/i;
const STILL_TRYING =
  /(?:will|shall) (?:be retried|keep trying|continue to (?:try|be))|(?:still|not yet) (?:undelivered|been delivered)|delivery (?:has been |is )?delayed|do not need to resend|pas encore (?:été remis|pu être)|nouvelle tentative/iu;
const FAILED =
  /(?:could not|couldn't|can ?not|unable to|wasn't able to|failed to|was not|wasn't) (?:be )?deliver|delivery (?:to the following[^.]*|has )?failed|permanent (?:fatal )?error|undeliver|returned to sender|n'a pas (?:pu être|été) (?:remis|distribué|délivré)|échec de (?:la )?(?:remise|distribution)|non remis/iu;
/** What follows is our own mail, which may quote anybody. */
const ORIGINAL =
  /^-{2,}\s*(?:below this line|this is a copy|original message|message d'origine|the following is)|^received:/imu;

/** Programs that write for people only, such as qmail. */
function fromText({ envelopeFrom, headers, text, subject }: ReturnedMail): BounceReport {
  const isFromSystem =
    envelopeFrom === '' ||
    MAIL_SYSTEM.test(`${envelopeFrom} ${headers.get('from') ?? ''}`) ||
    headers.has('x-failed-recipients');
  if (!isFromSystem) return NOTHING;
  const said = text.slice(0, TEXT_LENGTH).split(ORIGINAL, 1)[0] ?? '';
  const reply = serverReplyIn(said);
  if (STILL_TRYING.test(said)) return { says: 'delayed', reply: reply || 'Delayed on its way' };
  if (reply === '' && !FAILED.test(`${subject}\n${said}`)) return NOTHING;
  const about = reply || said;
  return { says: saysMailboxIsGone(about) ? 'gone' : 'returned', reply: reply || IN_DOUBT };
}

/** The reply of the other server that such a text quotes: the line with a 5xx, and what belongs to it. */
function serverReplyIn(text: string): string {
  const [line = ''] = /(?:^|[\s:])5\d\d[ -](?:\d\.\d{1,3}\.\d{1,3} )?[^\r\n]{3,300}/m.exec(text) ?? [];
  return oneLine(line.replace(/^[\s:]+/, ''));
}
