import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale } from '@rollcall/contracts';
import { parse } from 'parse5';
import type { MailDeclaration, MailVariables } from '../delivery/mail-declaration.js';
import { MailRenderer } from '../delivery/mail-renderer.js';
import { platformMails } from './platform-mails.js';

const LINK = 'https://learn.example/join/abc_DEF-123';
const renderer = new MailRenderer();
const cases = platformMails.flatMap((mail) =>
  LOCALES.map((locale) => [mail.kind, locale, mail] as [string, Locale, MailDeclaration]),
);
const variablesOf = (mail: MailDeclaration, more: MailVariables = {}): MailVariables => ({
  ...mail.variables(mail.sample),
  message: 'See you.',
  ...more,
});

interface Node {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

/** The elements of a document with their attributes; text and the values that carry variables are left out. */
function elementsOf(node: Node): unknown[] {
  const attributes = (node.attrs ?? []).map(({ name, value }) => [name, name === 'aria-label' ? '' : value]);
  const children = (node.childNodes ?? []).filter(({ nodeName }) => nodeName !== '#text').map(elementsOf);
  return [node.nodeName, attributes, children];
}
const treeOf = (html: string): unknown[] => elementsOf(parse(html) as Node);

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</blockquote></div></td></tr></table><h1>Your account is blocked</h1>',
  '<a href="https://evil.example">Click</a>',
  '{{link}} {{{link}}} {{#each this}}{{this}}{{/each}}',
  '<!-- --><![endif]--><style>*{display:none}</style>',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '</title><meta http-equiv="refresh" content="0;url=//evil.example">',
  'a\r\nBcc: victim@example.org\r\n\r\n<b>body</b>',
  'a\u2028b\u2029c\u0085d\u0000e\u202Ef',
  '{{constructor}} {{__proto__}} ${7*7} <%= 7*7 %>',
  'https://evil.example www.evil.example evil.example phish@evil.example',
];

describe.each(cases)('%s in %s', (_, locale, mail) => {
  it('shows its sample completely, with the link as text and in the button', () => {
    const { subject, html, text } = renderer.render(mail, locale, variablesOf(mail), LINK);
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
    const { subject } = renderer.render(mail, locale, long, LINK);
    expect([...subject].length).toBeLessThanOrEqual(180);
  });

  it('leaves the message out when there is none', () => {
    const { html, text } = renderer.render(mail, locale, variablesOf(mail, { message: null }), LINK);
    expect(html).not.toContain('<blockquote');
    expect(text).not.toContain('>');
  });

  it('shows the lines of a message as they were written, and none besides', () => {
    const { html } = renderer.render(mail, locale, variablesOf(mail, { message: 'one\n\ntwo' }), LINK);
    expect(html).toMatch(/<blockquote[^>]*>one\n\ntwo<\/blockquote>/);
  });

  it('tells its language, needs nothing from the network and suits light and dark', () => {
    const { html } = renderer.render(mail, locale, variablesOf(mail), LINK);
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).not.toMatch(/<img|<link|url\(|@import|src=/i);
    const tables = html.match(/<table[^>]*>/g) ?? [];
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
  });

  it.each(PAYLOADS)('keeps its elements whatever people wrote: %j', (payload) => {
    const baseline = renderer.render(mail, locale, variablesOf(mail), LINK);
    for (const field of ['platformName', 'senderName', 'message']) {
      const attacked = renderer.render(mail, locale, variablesOf(mail, { [field]: payload }), LINK);
      expect(treeOf(attacked.html)).toEqual(treeOf(baseline.html));
      expect(attacked.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
      expect(attacked.html.replaceAll(LINK, '')).not.toMatch(/evil\.example|https?:\/\/(?!www\.w3)/);
      expect(attacked.text.replaceAll(LINK, '')).not.toMatch(/evil\.example|:\/\/|\S@\S/);
    }
  });

  it('gives no line of its own in the plain text to a name or a message', () => {
    const fake = 'x\nYour link:\nhttps://evil.example';
    const names = variablesOf(mail, { platformName: fake, senderName: fake, message: 'Hi' });
    const baseline = renderer.render(mail, locale, variablesOf(mail, { message: 'Hi' }), LINK).text;
    expect(renderer.render(mail, locale, names, LINK).text.split('\n')).toHaveLength(
      baseline.split('\n').length,
    );
    const message = renderer.render(mail, locale, variablesOf(mail, { message: fake }), LINK).text;
    expect(message.split('\n').filter((line) => /^(x|Your link)/.test(line))).toEqual([]);
  });
});

it('the compiled templates are those of the MJML beside them', async () => {
  await expect(promisify(execFile)('node', ['tools/build-mails.mjs', '--check'])).resolves.toBeDefined();
});
