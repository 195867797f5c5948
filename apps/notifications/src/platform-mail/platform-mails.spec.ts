import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '@rollcall/contracts';
import type { MailDeclaration, MailSecrets, MailVariables } from '../delivery/mail-declaration.js';
import { MailRenderer } from '../delivery/mail-renderer.js';
import { accountCredentialsMail } from './account-credentials.mail.js';
import { importReportMail } from './import-report.mail.js';
import { passwordChangedMail } from './password-changed.mail.js';
import { invitationMails } from './platform-mails.js';

const LINK = 'https://learn.example/join/abc_DEF-123';
const LOGIN = 'ada@example.org';
const PASSWORD = 'k3v9-x2mq-0t7w-hs4d-z8np-1ybr';
const SECRETS: MailSecrets = { link: LINK, login: LOGIN, password: PASSWORD };
const renderer = new MailRenderer();
const render = (
  mail: MailDeclaration,
  more: MailVariables = {},
  secrets = SECRETS,
  locale: (typeof LOCALES)[number] = 'en',
) => renderer.render(mail, locale, { ...mail.variables(mail.sample), ...more }, secrets);

describe.each(invitationMails.map((mail) => [mail.kind, mail] as const))(
  'the message in %s (T8)',
  (_, mail) => {
    it('is left out when there is none', () => {
      const { html, text } = render(mail, { message: null });
      expect(html).not.toContain('<blockquote');
      expect(text).not.toContain('>');
    });

    it('shows its lines as they were written, and none besides', () => {
      const { html, text } = render(mail, { message: 'one\n\ntwo' });
      expect(html).toMatch(/<blockquote[^>]*>one\n\ntwo<\/blockquote>/);
      expect(text).toContain('> one\n> \n> two');
    });
  },
);

describe('the credentials mail (D-21)', () => {
  it.each(LOCALES)('shows login and generated password, or only a link to choose one, in %s', (locale) => {
    const withPassword = render(accountCredentialsMail, {}, SECRETS, locale);
    const withLink = render(accountCredentialsMail, {}, { ...SECRETS, password: null }, locale);
    for (const part of ['html', 'text'] as const) {
      expect(withPassword[part]).toContain(PASSWORD);
      expect(withPassword[part]).toContain(LOGIN);
      expect(withLink[part]).not.toContain(PASSWORD);
      expect(withLink[part]).toContain(LINK);
    }
  });
});

describe('the notice of a changed password (V58)', () => {
  it('tells whether an administrator did it', () => {
    const [byAdministrator, byOneself] = [1, null].map((by) =>
      render(passwordChangedMail, { byAdministrator: by }),
    );
    expect(byAdministrator?.text).toContain('An administrator of Northwind Academy');
    expect(byOneself?.text).not.toContain('administrator of');
  });
});

describe('the report of an import (D-36)', () => {
  it.each(LOCALES)(
    'tells of an undo who went and what is left as it is, and of no rows to repair, in %s',
    (locale) => {
      const undo = {
        ...importReportMail.sample,
        data: {
          ...importReportMail.sample.data,
          undoes: importReportMail.sample.data.importId,
          counts: {
            created: 0,
            updated: 12,
            restored: 0,
            unchanged: 0,
            invalid: 2,
            deleted: 345,
            conflicts: 67,
          },
        },
      };
      const told = render(importReportMail, importReportMail.variables(undo), SECRETS, locale);
      for (const part of ['html', 'text'] as const) {
        expect(told[part]).toMatch(/345[^]*12[^]*67[^]*2/);
        expect(told[part]).not.toMatch(/restored|rétablies|downloaded|téléchargées/);
      }
      const file = render(importReportMail, {}, SECRETS, locale);
      expect(file.text).toMatch(/restored|rétablies/);
      expect(file.subject).not.toBe(told.subject);
    },
  );
});
