import { LOCALES, type Locale } from '@rollcall/contracts';
import { allMails } from './all-mails.js';
import type { MailDeclaration } from './delivery/mail-declaration.js';
import { MailRenderer, type RenderedMail } from './delivery/mail-renderer.js';
import { type MailSample, renderSample, samplesOf } from './delivery/mail-samples.js';

const renderer = new MailRenderer();

/** Every kind of mail in every language, for `describe.each`. */
export const EVERY_MAIL = allMails.flatMap((mail) =>
  LOCALES.map((locale) => [mail.kind, locale, mail] as [string, Locale, MailDeclaration]),
);

/** A way in which a mail can read, and how it does. */
export interface ReadSample extends MailSample, RenderedMail {}

/** Every way in which a mail can read. */
export const readSamples = (mail: MailDeclaration, locale: Locale): ReadSample[] =>
  samplesOf(mail, locale).map((sample) => ({ ...sample, ...renderSample(renderer, mail, locale, sample) }));

/** A sample with something else in some of its variables. */
export const readWith = (
  mail: MailDeclaration,
  locale: Locale,
  sample: MailSample,
  more: MailSample['variables'],
): RenderedMail =>
  renderSample(renderer, mail, locale, { ...sample, variables: { ...sample.variables, ...more } });
