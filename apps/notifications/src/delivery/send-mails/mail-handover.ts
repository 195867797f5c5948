import { type ISendMailOptions, MailerService } from '@nestjs-modules/mailer';
import { Injectable, Logger } from '@nestjs/common';
import { deliveryAddress } from '../delivery-address.rules.js';
import { DeliverySettings } from '../delivery-settings.js';
import { MailCatalogue } from '../mail-catalogue.js';
import { MailHeaders } from '../mail-headers.js';
import type { MailSecrets } from '../mail-declaration.js';
import type { LeasedMail } from '../mail-record.js';
import { MailRenderer, type RenderedMail } from '../mail-renderer.js';
import { oneLine } from '../one-line.rules.js';
import { textPart } from '../quoted-printable.js';
import { type SmtpError, type SmtpOutcome, outcomeOf } from '../smtp-outcome.rules.js';

/** Hands one mail to the mail server. */
@Injectable()
export class MailHandover {
  private readonly logger = new Logger(MailHandover.name);

  constructor(
    private readonly mailer: MailerService,
    private readonly catalogue: MailCatalogue,
    private readonly renderer: MailRenderer,
    private readonly headers: MailHeaders,
    private readonly settings: DeliverySettings,
  ) {}

  /** Never throws: whatever goes wrong is an outcome. */
  async attempt(mail: LeasedMail, secrets: MailSecrets): Promise<SmtpOutcome> {
    const address = deliveryAddress(mail.recipient);
    if (address === null) return { result: 'refused', reply: 'The stored address cannot be written to.' };
    const content = this.contentOf(mail, secrets);
    if (content === null)
      return { result: 'postponed', reply: 'The mail could not be written; see the log.' };
    return this.handOver({ ...this.headers.of(mail, address), ...partsOf(content) }, secretPartsOf(secrets));
  }

  private async handOver(message: ISendMailOptions, secrets: readonly string[]): Promise<SmtpOutcome> {
    // Not AbortSignal.timeout(): its timer would outlive the mail by a minute, for each of a thousand mails a second.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.settings.sendTimeoutMs);
    try {
      const options = { ...message, signal: limit.signal };
      const answer = (await this.mailer.sendMail(options)) as { response?: string };
      return { result: 'accepted', reply: oneLine(answer.response ?? '', secrets) };
    } catch (error) {
      return outcomeOf(error as SmtpError, secrets);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A template that does not fit its variables is our mistake: the mail waits for the next release. */
  private contentOf({ kind, locale, variables }: LeasedMail, secrets: MailSecrets): RenderedMail | null {
    try {
      return this.renderer.render(this.catalogue.get(kind), locale, variables, secrets);
    } catch (err) {
      this.logger.error({ err, kind, locale }, 'A mail could not be written');
      return null;
    }
  }
}

/** Shorter ones are no secrets, but words of an address that everybody knows. */
const SHORTEST_SECRET = 16;

/** What of a mail no server's words may bring back to us: the password, and of a link what makes it one. */
const secretPartsOf = ({ link, password }: MailSecrets): string[] =>
  [link?.split('/').at(-1), password].filter(
    (part): part is string => typeof part === 'string' && part.length >= SHORTEST_SECRET,
  );

const partsOf = ({ subject, text, html }: RenderedMail) => ({
  subject,
  // The last alternative is the one that readers prefer (RFC 2046, 5.1.4).
  alternatives: [{ raw: textPart('plain', text) }, { raw: textPart('html', html) }],
});
