import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale } from '@rollcall/contracts';
import type { MailDeclaration, MailVariables } from '../delivery/mail-declaration.js';
import { MailRenderer } from '../delivery/mail-renderer.js';
import { HOSTILE_TEXTS, treeOf } from './hostile-names.fixture.js';
import { invitationMails } from './platform-mails.js';

const LINK = 'https://learn.example/join/abc_DEF-123';
const renderer = new MailRenderer();
const cases = invitationMails.flatMap((mail) =>
  LOCALES.map((locale) => [mail.kind, locale, mail] as [string, Locale, MailDeclaration]),
);
const variablesOf = (mail: MailDeclaration, more: MailVariables = {}): MailVariables => ({
  ...mail.variables(mail.sample),
  message: 'See you.',
  ...more,
});

describe.each(cases)('%s in %s', (_, locale, mail) => {
  it('shows its sample completely, with the link as text and in the button', () => {
    const { subject, html, text } = renderer.render(mail, locale, variablesOf(mail), { link: LINK });
    expect(subject).toContain('Northwind Academy');
    expect(html).toContain('Olivia Okafor');
    expect(html).toContain('See you.');
    expect(html.split(`href="${LINK}"`)).toHaveLength(3);
    expect(html).toContain(`>${LINK}</a>`);
    expect(text.split('\n')).toContain(LINK);
    expect(text).toContain('> See you.');
    expect(`${subject}${html}${text}`).not.toMatch(/\{\{|undefined|null|\[object/);
  });

  it('has a subject of bounded length, whatever the names', () => {
    const long = variablesOf(mail, { platformName: 'é'.repeat(500), senderName: 'x'.repeat(500) });
    const { subject } = renderer.render(mail, locale, long, { link: LINK });
    expect([...subject].length).toBeLessThanOrEqual(180);
  });

  it('leaves the message out when there is none', () => {
    const { html, text } = renderer.render(mail, locale, variablesOf(mail, { message: null }), {
      link: LINK,
    });
    expect(html).not.toContain('<blockquote');
    expect(text).not.toContain('>');
  });

  it('shows the lines of a message as they were written, and none besides', () => {
    const { html } = renderer.render(mail, locale, variablesOf(mail, { message: 'one\n\ntwo' }), {
      link: LINK,
    });
    expect(html).toMatch(/<blockquote[^>]*>one\n\ntwo<\/blockquote>/);
  });

  it('tells its language, needs nothing from the network and suits light and dark', () => {
    const { html } = renderer.render(mail, locale, variablesOf(mail), { link: LINK });
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).not.toMatch(/<img|<link|url\(|@import|src=/i);
    const tables = html.match(/<table[^>]*>/g) ?? [];
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)('keeps its elements whatever people wrote: %j', (payload) => {
    const baseline = renderer.render(mail, locale, variablesOf(mail), { link: LINK });
    for (const field of ['platformName', 'senderName', 'message']) {
      const attacked = renderer.render(mail, locale, variablesOf(mail, { [field]: payload }), { link: LINK });
      expect(treeOf(attacked.html)).toEqual(treeOf(baseline.html));
      expect(attacked.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(attacked.html.replaceAll(LINK, '')).not.toMatch(/evil\.example|https?:\/\/(?!www\.w3)/);
      expect(attacked.text.replaceAll(LINK, '')).not.toMatch(/evil\.example|:\/\/|\S@\S/);
    }
  });

  it('gives no line of its own in the plain text to a name or a message', () => {
    const fake = 'x\nYour link:\nhttps://evil.example';
    const names = variablesOf(mail, { platformName: fake, senderName: fake, message: 'Hi' });
    const baseline = renderer.render(mail, locale, variablesOf(mail, { message: 'Hi' }), { link: LINK }).text;
    expect(renderer.render(mail, locale, names, { link: LINK }).text.split('\n')).toHaveLength(
      baseline.split('\n').length,
    );
    const message = renderer.render(mail, locale, variablesOf(mail, { message: fake }), { link: LINK }).text;
    expect(message.split('\n').filter((line) => /^(x|Your link)/.test(line))).toEqual([]);
  });
});

it('the compiled templates are those of the MJML beside them', async () => {
  await expect(promisify(execFile)('node', ['tools/build-mails.mjs', '--check'])).resolves.toBeDefined();
});
