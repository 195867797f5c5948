import { describe, expect, it } from '@jest/globals';
import { EVERY_MAIL, readSamples, readWith } from './all-mails.fixture.js';
import { documentOf, elements, outlineOf, textOf } from './delivery/mail-outline.fixture.js';

/** Above this Gmail cuts a mail off. */
const LARGEST_HTML_BYTES = 60_000;
const LONGEST_SUBJECT = 180;
const LONGEST_LINE = 78;

const linksIn = (text: string): string[] => [...new Set(text.match(/https?:\/\/[^\s<>")]+/g))].toSorted();

describe.each(EVERY_MAIL)('The mail %s in %s', (_, locale, mail) => {
  const samples = readSamples(mail, locale);

  it('reads as it did when somebody looked at it last', () => {
    for (const { name, subject, html, text } of samples) {
      expect(`${subject}\n\n${outlineOf(html)}\n\n--- as text ---\n${text}`).toMatchSnapshot(name);
    }
  });

  it('has no hole in it, whichever way it reads', () => {
    for (const { subject, html, text } of samples) {
      expect(`${subject}${html}${text}`).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|\bNaN\b|\[object/);
      expect(subject.trim()).toBe(subject);
      expect(subject).not.toBe('');
    }
  });

  it('says the same in plain text: the same links, the same names', () => {
    for (const { html, text, variables } of samples) {
      const document = documentOf(html);
      const hrefs = [
        ...new Set(elements(document, 'a').map((a) => a.attrs?.find(({ name }) => name === 'href')?.value)),
      ];
      expect(linksIn(text)).toEqual(hrefs.toSorted());
      const shown = textOf(elements(document, 'body')[0] ?? document);
      for (const [name, value] of Object.entries(variables)) {
        if (typeof value !== 'string' || name === 'secretId' || value.length < 3) continue;
        for (const line of value.split('\n')) {
          expect([name, line, text.includes(line)]).toEqual([name, line, shown.includes(line)]);
        }
      }
    }
  });

  it('keeps to sizes that mail programs show whole', () => {
    for (const { html, text, variables } of samples) {
      expect(Buffer.byteLength(html)).toBeLessThan(LARGEST_HTML_BYTES);
      const own = text
        .split('\n')
        .filter((line) => !Object.values(variables).some((value) => line.includes(String(value))));
      expect(own.filter((line) => line.length > LONGEST_LINE && !line.includes('://'))).toEqual([]);
    }
    const [sample] = samples;
    const names = Object.keys(sample?.variables ?? {}).filter((name) => name.endsWith('Name'));
    const long = Object.fromEntries(names.map((name) => [name, 'é'.repeat(500)]));
    const { subject } = readWith(mail, locale, sample as never, long);
    expect([...subject].length).toBeLessThanOrEqual(LONGEST_SUBJECT);
  });
});
