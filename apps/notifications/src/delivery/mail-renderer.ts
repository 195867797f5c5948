import { Injectable } from '@nestjs/common';
import type { Locale } from '@rollcall/contracts';
import Handlebars from 'handlebars';
import type { MailDeclaration, MailSecrets, MailValue, MailVariables } from './mail-declaration.js';
import { momentInWords } from './moment-in-words.js';
import { headerText, safeMessage, safeName } from './mail-text.rules.js';

/** A mail as it is read. */
export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

type View = { [name: string]: MailValue | string[] | View[] };
type Template = (view: View) => string;
interface Compiled {
  subject: Template;
  html: Template;
  text: Template;
}

/**
 * Fills templates, each compiled once. Values of people are made harmless before (lines, links), and escaped by
 * Handlebars in the HTML; subject and plain text have no markup to escape.
 */
@Injectable()
export class MailRenderer {
  private readonly compiled = new Map<string, Compiled>();

  /** @param secrets what its declaration asks for; trusted, as they were made by their owner */
  render(
    declaration: MailDeclaration,
    locale: Locale,
    variables: MailVariables,
    secrets: MailSecrets,
  ): RenderedMail {
    const { subject, html, text } = this.templatesOf(declaration, locale);
    const view = viewOf(declaration, locale, variables);
    const title = headerText(subject(view));
    const complete = { ...view, ...secrets, subject: title };
    return { subject: title, html: html(complete), text: text(complete) };
  }

  private templatesOf(declaration: MailDeclaration, locale: Locale): Compiled {
    const key = `${declaration.kind}.${locale}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const { html, text } = declaration.templates[locale];
    const compiled = {
      subject: plain(declaration.subject[locale]),
      html: Handlebars.compile<View>(html, { strict: true }),
      text: plain(text),
    };
    this.compiled.set(key, compiled);
    return compiled;
  }
}

/** `strict`: a variable that a template names and nobody gives is a mistake, and not an empty word in a mail. */
const plain = (template: string): Template =>
  Handlebars.compile<View>(template, { noEscape: true, strict: true });

function viewOf(declaration: MailDeclaration, locale: Locale, variables: MailVariables): View {
  const { freeText, moments = [] } = declaration;
  const timeZone = String(variables['timeZone'] ?? 'UTC');
  const shown = (name: string, value: MailValue): MailValue => {
    if (typeof value !== 'string') return value;
    if (moments.includes(name)) return momentInWords(value, locale, timeZone);
    return freeText.includes(name) ? safeMessage(value) : safeName(value);
  };
  const view: View = {};
  for (const [name, value] of Object.entries(variables)) {
    view[name] = isList(value) ? value.map((item) => mapValues(item, shown)) : shown(name, value);
    if (freeText.includes(name)) view[`${name}Lines`] = view[name] ? String(view[name]).split('\n') : [];
  }
  return view;
}

const isList = (value: MailVariables[string]): value is readonly Readonly<Record<string, MailValue>>[] =>
  Array.isArray(value);

const mapValues = (
  item: Readonly<Record<string, MailValue>>,
  shown: (name: string, value: MailValue) => MailValue,
): View => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, shown(name, value)]));
