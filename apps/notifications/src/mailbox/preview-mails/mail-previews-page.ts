import { Injectable } from '@nestjs/common';
import { LOCALES, type Locale } from '@rollcall/contracts';
import Handlebars from 'handlebars';
import { MailCatalogue } from '../../delivery/mail-catalogue.js';
import type { MailDeclaration } from '../../delivery/mail-declaration.js';
import { MailRenderer } from '../../delivery/mail-renderer.js';
import { renderSample, samplesOf } from '../../delivery/mail-samples.js';
import { asDocument } from '../mail-document.js';
import { mailPreviewsTemplate } from './mail-previews.template.js';
import type { PreviewMailRequest } from './preview-mail.requests.js';

/** What the page shows: one mail in one language and variant. */
interface Shown {
  declaration: MailDeclaration;
  locale: Locale;
  variant: number;
}

const addressOf = ({ declaration, locale, variant }: Shown): string =>
  `/mailbox/previews?${new URLSearchParams({ kind: declaration.kind, locale, variant: String(variant) }).toString()}`;

/** Every kind of mail, made from its example, as people read it: a page without scripts, made on the server. */
@Injectable()
export class MailPreviewsPage {
  private readonly template = Handlebars.compile(mailPreviewsTemplate, {
    strict: true,
    knownHelpersOnly: true,
  });

  constructor(
    private readonly catalogue: MailCatalogue,
    private readonly renderer: MailRenderer,
  ) {}

  render({ kind, locale, variant }: PreviewMailRequest): string {
    const { declarations } = this.catalogue;
    const declaration = declarations.find((each) => each.kind === kind) ?? declarations[0];
    if (!declaration) throw new Error('No mail is declared.');
    const samples = samplesOf(declaration, locale);
    const shown: Shown = { declaration, locale, variant: samples[variant] ? variant : 0 };
    return this.template({
      kinds: declarations.map((each) => this.menuOf(each, shown)),
      languages: LOCALES.map((each) => option(each.toUpperCase(), { ...shown, locale: each }, shown)),
      variants: samples.map(({ name }, index) => option(name, { ...shown, variant: index }, shown)),
      mail: this.mailOf(shown),
    });
  }

  private menuOf(declaration: MailDeclaration, shown: Shown) {
    const first: Shown = { declaration, locale: shown.locale, variant: 0 };
    const { subject } = this.mailOf(first);
    return { ...option(declaration.kind, first, { ...shown, variant: 0 }), subject };
  }

  private mailOf({ declaration, locale, variant }: Shown) {
    const sample = samplesOf(declaration, locale)[variant];
    if (!sample) throw new Error(`The mail ${declaration.kind} has no variant ${variant}.`);
    const mail = renderSample(this.renderer, declaration, locale, sample);
    return { ...mail, document: asDocument(mail.html), cause: declaration.cause, locale };
  }
}

const option = (label: string, target: Shown, shown: Shown) => ({
  label: label.replaceAll('_', ' '),
  address: addressOf(target),
  current: addressOf(target) === addressOf(shown),
});
