import type { Locale } from '@rollcall/contracts';
import { html } from '../pages/html.js';
import type { Page } from '../pages/page-layout.js';
import { languageLinks } from './join.page.js';
import { JOIN_TEXTS, type Notice } from './join.texts.js';

/** Why there is no form. None of these pages says anything about a platform or a person (D-12). */
export type NoticeKind =
  'unknown' | 'closed' | 'superseded' | 'inProgress' | 'reapproval' | 'signedIn' | 'unavailable' | 'welcome';

const STATUS: Readonly<Record<NoticeKind, number>> = {
  unknown: 404,
  closed: 410,
  superseded: 410,
  inProgress: 409,
  reapproval: 409,
  signedIn: 403,
  unavailable: 503,
  welcome: 200,
};

/** The code of a problem, and the page that explains it. */
const KIND_OF_CODE: Readonly<Record<string, NoticeKind>> = {
  link_unknown: 'unknown',
  not_found: 'unknown',
  link_closed: 'closed',
  link_superseded: 'superseded',
  acceptance_in_progress: 'inProgress',
  needs_reapproval: 'reapproval',
  forbidden: 'signedIn',
};

/** Which page explains a refusal; what is not foreseen is a trouble of ours. */
export function noticeFor(code: string): NoticeKind {
  return KIND_OF_CODE[code] ?? 'unavailable';
}

/** The page of a notice. */
export function noticePage(kind: NoticeKind, locale: Locale): Page {
  const texts = JOIN_TEXTS[locale];
  const { title, text }: Notice = texts[kind];
  return {
    status: STATUS[kind],
    locale,
    title,
    languages: languageLinks(locale),
    content: html`<h1${kind === 'welcome' ? html` class="done"` : undefined}>${title}</h1>
      <p>${text}</p>
      ${
        kind === 'signedIn'
          ? html`<form method="post" action="?lang=${locale}">
              <input type="hidden" name="signOut" value="yes" /><button type="submit">
                ${texts.signedIn.signOut}
              </button>
            </form>`
          : undefined
      }
      ${kind === 'unavailable' ? html`<p><a href="?lang=${locale}">${texts.unavailable.retry}</a></p>` : undefined}`,
  };
}
