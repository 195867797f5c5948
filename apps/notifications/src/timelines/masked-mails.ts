import { Injectable, Logger } from '@nestjs/common';
import { MailCatalogue } from '../delivery/mail-catalogue.js';
import type { MailSecretKind, MailSecrets } from '../delivery/mail-declaration.js';
import { MailRenderer, type RenderedMail } from '../delivery/mail-renderer.js';
import type { LoggedMail } from './timeline.store.js';

/** Stands where a mail carried a secret. */
const MASK = '••••';

/** What each kind of secret consists of, masked. */
const MASKED: Readonly<Record<MailSecretKind, MailSecrets>> = {
  'invitation-link': { link: MASK },
  credentials: { link: MASK, login: MASK, password: MASK },
  'password-reset': { link: MASK, login: MASK },
  'session-link': { link: MASK, joins: null },
};

/**
 * Mails as people read them, made again from what is kept: bodies are not, and what was secret in them is shown as dots
 * (Z-02).
 */
@Injectable()
export class MaskedMails {
  private readonly logger = new Logger(MaskedMails.name);

  constructor(
    private readonly catalogue: MailCatalogue,
    private readonly renderer: MailRenderer,
  ) {}

  /** @returns null when it cannot be made any more, as its template was changed since */
  render({
    kind,
    locale,
    variables,
  }: Pick<LoggedMail, 'kind' | 'locale' | 'variables'>): RenderedMail | null {
    try {
      const declaration = this.catalogue.get(kind);
      const secrets = declaration.secret ? MASKED[declaration.secret] : {};
      return this.renderer.render(declaration, locale, variables, secrets);
    } catch (err) {
      this.logger.warn({ err, kind, locale }, 'A mail cannot be shown as it was');
      return null;
    }
  }
}
