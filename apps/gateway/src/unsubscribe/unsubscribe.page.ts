import type { Locale } from '@rollcall/contracts';
import { languageLinks } from '../join/join.page.js';
import { html } from '../pages/html.js';
import type { Page } from '../pages/page-layout.js';
import { UNSUBSCRIBE_TEXTS } from './unsubscribe.texts.js';

/** Which page: the question, what was done, or why nothing was. */
export type UnsubscribePage = 'ask' | 'done' | 'again' | 'unknown' | 'unavailable';

const STATUS: Readonly<Record<UnsubscribePage, number>> = {
  ask: 200,
  done: 200,
  again: 200,
  unknown: 404,
  unavailable: 503,
};

/** A page about reminders. None says anything about a platform or a person: mails are passed on. */
export function unsubscribePage(kind: UnsubscribePage, locale: Locale): Page {
  const texts = UNSUBSCRIBE_TEXTS[locale];
  const { title, text } = texts[kind];
  return {
    status: STATUS[kind],
    locale,
    title,
    languages: kind === 'ask' ? languageLinks(locale) : undefined,
    content: html`<h1${kind === 'done' || kind === 'again' ? html` class="done"` : undefined}>${title}</h1>
      <p>${text}</p>
      ${kind === 'ask' ? button('stop', texts.ask.submit, locale) : undefined}
      ${kind === 'done' ? button('again', texts.done.back, locale) : undefined}`,
  };
}

const button = (wish: 'stop' | 'again', label: string, locale: Locale) =>
  html`<form method="post" action="?lang=${locale}">
    <input type="hidden" name="wish" value="${wish}" />
    <button type="submit">${label}</button>
  </form>`;
