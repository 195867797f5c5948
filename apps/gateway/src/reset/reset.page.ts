import type { Locale } from '@rollcall/contracts';
import { languageLinks } from '../join/join.page.js';
import { html } from '../pages/html.js';
import type { Page } from '../pages/page-layout.js';
import type { ResetPreview } from './reset-links.client.js';
import { RESET_TEXTS } from './reset.texts.js';

/** What was wrong with the password that was sent. */
export type ResetFault = 'password-length' | 'password-too-common';

/** The form to choose a password, with what was wrong with the one that was sent before. */
export function resetFormPage(link: ResetPreview, locale: Locale, fault?: ResetFault): Page {
  const texts = RESET_TEXTS[locale];
  const { minLength, maxLength } = link.passwordRules;
  const heading = texts.heading(link.platformName);
  const explanation =
    fault &&
    (fault === 'password-length' ? texts.passwordLength(minLength, maxLength) : texts.passwordTooCommon);
  return {
    status: fault ? 400 : 200,
    locale,
    title: fault ? `${texts.faultPrefix} ${heading}` : heading,
    languages: languageLinks(locale),
    content: html`<h1>${heading}</h1>
      <p>${texts.intro}</p>
      ${
        explanation &&
        html`<div class="summary" role="alert" tabindex="-1" autofocus>
          <h2>${texts.faultsHeading}</h2>
          <ul>
            <li><a href="#password">${explanation}</a></li>
          </ul>
        </div>`
      }
      <dl class="facts">
        <dt>${texts.email}</dt>
        <dd>${link.email}</dd>
      </dl>
      <form method="post" action="?lang=${locale}" novalidate>
        <label for="password">${texts.password}</label>
        <p class="hint" id="password-hint">${texts.passwordHint(minLength)}</p>
        ${explanation && html`<p class="fault" id="password-fault">${texts.faultPrefix} ${explanation}</p>`}
        <input
          id="password"
          name="password"
          type="password"
          value=""
          autocomplete="new-password"
          required
          aria-invalid="${fault ? 'true' : 'false'}"
          aria-describedby="${fault ? 'password-hint password-fault' : 'password-hint'}"
          spellcheck="false"
        />
        <button type="submit">${texts.submit}</button>
      </form>`,
  };
}

/** Why there is no form. None of these pages says anything about a platform or a person. */
export type ResetNotice = 'unknown' | 'closed' | 'unavailable' | 'done';

const STATUS: Readonly<Record<ResetNotice, number>> = {
  unknown: 404,
  closed: 410,
  unavailable: 503,
  done: 200,
};

/** Which page explains a refusal; what is not foreseen is a trouble of ours. */
export function resetNoticeFor(code: string): ResetNotice {
  if (code === 'link_closed') return 'closed';
  return code === 'link_unknown' || code === 'not_found' ? 'unknown' : 'unavailable';
}

/** The page of a notice. */
export function resetNoticePage(kind: ResetNotice, locale: Locale): Page {
  const texts = RESET_TEXTS[locale];
  const { title, text } = texts[kind];
  return {
    status: STATUS[kind],
    locale,
    title,
    languages: languageLinks(locale),
    content: html`<h1${kind === 'done' ? html` class="done"` : undefined}>${title}</h1>
      <p>${text}</p>
      ${kind === 'unavailable' ? html`<p><a href="?lang=${locale}">${texts.unavailable.retry}</a></p>` : undefined}`,
  };
}
