import { LOCALES, type Locale } from '@rollcall/contracts';
import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/page-layout.js';
import { JOIN_FIELDS, type JoinFault, type JoinFaults, type JoinForm } from './join-form.rules.js';
import { JOIN_TEXTS, type JoinTexts } from './join.texts.js';
import type { LinkPreview } from './join-links.client.js';

const AUTOCOMPLETE: Readonly<Record<keyof JoinForm, string>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  password: 'new-password',
};

/** The form that activates an account; with what was typed and what is wrong with it, if it was sent before. */
export function joinFormPage(
  link: LinkPreview,
  locale: Locale,
  sent?: { form: JoinForm; faults: JoinFaults },
): Page {
  const texts = JOIN_TEXTS[locale];
  const heading = texts.heading(link.platformName);
  const hasFaults = sent !== undefined;
  return {
    status: hasFaults ? 400 : 200,
    locale,
    title: hasFaults ? `${texts.faultPrefix} ${heading}` : heading,
    languages: languageLinks(locale),
    content: html`<h1>${heading}</h1>
      <p>${texts.intro}</p>
      ${sent && faultSummary(sent.faults, link, texts)}
      <dl class="facts">
        <dt>${texts.email}</dt>
        <dd>${link.email}</dd>
      </dl>
      <form method="post" action="?lang=${locale}" novalidate>
        ${JOIN_FIELDS.map((name) => field(name, link, texts, sent))}
        <button type="submit">${texts.submit}</button>
      </form>`,
  };
}

/** Links to this page in all languages. */
export function languageLinks(current: Locale): Html {
  const links = LOCALES.map((locale) => {
    const name = JOIN_TEXTS[locale].language;
    return locale === current
      ? html`<a href="?lang=${locale}" hreflang="${locale}" lang="${locale}" aria-current="true">${name}</a> `
      : html`<a href="?lang=${locale}" hreflang="${locale}" lang="${locale}">${name}</a> `;
  });
  return html`${links}`;
}

/** The summary takes the focus, so that a screen reader begins with it and a keyboard is one step from each field. */
function faultSummary(faults: JoinFaults, link: LinkPreview, texts: JoinTexts): Html {
  const items = JOIN_FIELDS.flatMap((name) => {
    const fault = faults[name];
    return fault ? [html`<li><a href="#${name}">${explain(name, fault, link, texts)}</a></li>`] : [];
  });
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>${texts.faultsHeading}</h2>
    <ul>
      ${items}
    </ul>
  </div>`;
}

function field(
  name: keyof JoinForm,
  link: LinkPreview,
  texts: JoinTexts,
  sent: { form: JoinForm; faults: JoinFaults } | undefined,
): Html {
  const fault = sent?.faults[name];
  const hint = name === 'password' ? texts.passwordHint(link.passwordRules.minLength) : undefined;
  const describedBy = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  // A password is never sent back, not even to who typed it.
  const value = name === 'password' ? '' : (sent?.form[name] ?? '');
  const type = name === 'password' ? 'password' : 'text';
  return html`<label for="${name}">${texts[name]}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="fault" id="${name}-fault">${texts.faultPrefix} ${explain(name, fault, link, texts)}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${AUTOCOMPLETE[name]}"
      required
      aria-invalid="${fault ? 'true' : 'false'}"
      aria-describedby="${describedBy}"
      spellcheck="false"
    />`;
}

function explain(name: keyof JoinForm, fault: JoinFault, link: LinkPreview, texts: JoinTexts): string {
  const { minLength, maxLength } = link.passwordRules;
  switch (fault) {
    case 'name-missing':
      return name === 'lastName' ? texts.nameMissing.lastName : texts.nameMissing.firstName;
    case 'name-unusable':
      return `${texts[name]}: ${texts.nameUnusable}`;
    case 'password-length':
      return texts.passwordLength(minLength, maxLength);
    case 'password-too-common':
      return texts.passwordTooCommon;
  }
}
