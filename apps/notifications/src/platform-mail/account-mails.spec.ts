import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale } from '@rollcall/contracts';
import type { MailDeclaration, MailSecrets, MailVariables } from '../delivery/mail-declaration.js';
import { MailRenderer } from '../delivery/mail-renderer.js';
import { accountCredentialsMail } from './account-credentials.mail.js';
import { HOSTILE_TEXTS, treeOf } from './hostile-names.fixture.js';
import { passwordChangedMail } from './password-changed.mail.js';
import { accountMails } from './platform-mails.js';

const LINK = 'https://learn.example/reset/abc_DEF-123';
const LOGIN = 'ada@example.org';
const PASSWORD = 'k3v9-x2mq-0t7w-hs4d-z8np-1ybr';
const SECRETS: MailSecrets = { link: LINK, login: LOGIN, password: PASSWORD };
const renderer = new MailRenderer();
const cases = accountMails.flatMap((mail) =>
  LOCALES.map((locale) => [mail.kind, locale, mail] as [string, Locale, MailDeclaration]),
);
const render = (mail: MailDeclaration, locale: Locale, more: MailVariables = {}, secrets = SECRETS) =>
  renderer.render(mail, locale, { ...mail.variables(mail.sample), ...more }, mail.secret ? secrets : {});

describe.each(cases)('%s in %s', (_, locale, mail) => {
  it('shows its sample completely, with a link as text and in a button if it has one', () => {
    const { subject, html, text } = render(mail, locale);
    expect(subject).toContain('Northwind Academy');
    expect(html.split(`href="${LINK}"`)).toHaveLength(mail.secret ? 3 : 1);
    expect(text.split('\n').includes(LINK)).toBe(mail.secret !== null);
    expect(`${subject}${html}${text}`).not.toMatch(/\{\{|undefined|null|\[object/);
  });

  it('tells its language, needs nothing from the network and suits light and dark', () => {
    const { html } = render(mail, locale);
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).not.toMatch(/<img|<link|url\(|@import|src=/i);
  });

  it.each(HOSTILE_TEXTS)('keeps its elements whatever people wrote: %j', (payload) => {
    const baseline = render(mail, locale);
    for (const field of ['platformName', 'firstName']) {
      const attacked = render(mail, locale, { [field]: payload });
      expect(treeOf(attacked.html)).toEqual(treeOf(baseline.html));
      expect(attacked.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(attacked.text.split('\n')).toHaveLength(baseline.text.split('\n').length);
      for (const part of [attacked.html, attacked.text]) {
        const foreign = part.replaceAll(LINK, '').replaceAll(LOGIN, '');
        expect(foreign).not.toMatch(/evil\.example|https?:\/\/(?!www\.w3)/);
      }
    }
  });
});

describe('the credentials mail (D-21)', () => {
  it('shows login and generated password, or only a link to choose one', () => {
    for (const locale of LOCALES) {
      const withPassword = render(accountCredentialsMail, locale);
      const withLink = render(accountCredentialsMail, locale, {}, { ...SECRETS, password: null });
      for (const part of [withPassword.html, withPassword.text]) {
        expect(part).toContain(PASSWORD);
        expect(part).toContain(LOGIN);
      }
      for (const part of [withLink.html, withLink.text]) {
        expect(part).not.toContain(PASSWORD);
        expect(part).toContain(LINK);
      }
    }
  });

  it('never has a secret in its subject or its stored variables (Z-02)', () => {
    const { subject } = render(accountCredentialsMail, 'en');
    const stored = JSON.stringify(accountCredentialsMail.variables(accountCredentialsMail.sample));
    for (const secret of [PASSWORD, LINK]) expect(subject + stored).not.toContain(secret);
  });
});

describe('the notice of a changed password (V58)', () => {
  it('tells whether an administrator did it', () => {
    const texts = [1, null].map((byAdministrator) => render(passwordChangedMail, 'en', { byAdministrator }));
    expect(texts[0]?.text).toContain('An administrator of Northwind Academy');
    expect(texts[1]?.text).not.toContain('administrator of');
  });
});
