import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import Handlebars from 'handlebars';
import { EVERY_MAIL, readSamples, readWith } from './all-mails.fixture.js';
import type { MailDeclaration, MailVariables } from './delivery/mail-declaration.js';
import { HOSTILE_TEXTS, treeOf } from './platform-mail/hostile-names.fixture.js';

const LINE_ENDS = /[\p{Cc}\u2028\u2029\u202E]/u;
const FOREIGN = /evil\.example|https?:\/\/(?!www\.w3)/;
/** What nobody types: ids, the zone in which times are told. */
const OURS = new Set(['secretId', 'timeZone']);

/** The variables of a mail with something else in everything that people type, in lists too. */
function attacked<T extends object>({ moments = [] }: MailDeclaration, variables: T, payload: string): T {
  const entries = Object.entries(variables).map(([name, value]): [string, unknown] => {
    if (Array.isArray(value))
      return [name, value.map((item: object) => attacked({ moments } as never, item, payload))];
    const isTyped = typeof value === 'string' && !OURS.has(name) && !moments.includes(name);
    return [name, isTyped ? payload : value];
  });
  return Object.fromEntries(entries) as T;
}

const withoutFreeText = ({ freeText }: MailDeclaration, variables: MailVariables): MailVariables => ({
  ...variables,
  ...Object.fromEntries(freeText.filter((name) => variables[name]).map((name) => [name, 'Hello'])),
});

describe.each(EVERY_MAIL)('The mail %s in %s, whatever people wrote', (_, locale, mail) => {
  const samples = readSamples(mail, locale).map((sample) => ({ ...sample, tree: treeOf(sample.html) }));

  it.each(HOSTILE_TEXTS)('V25, V26, V27: keeps its elements, headers and links: %j', (payload) => {
    for (const sample of samples) {
      const { html, subject, text } = readWith(
        mail,
        locale,
        sample,
        attacked(mail, sample.variables, payload),
      );
      expect(treeOf(html)).toEqual(sample.tree);
      expect(subject).not.toMatch(LINE_ENDS);
      const secrets = Object.values(sample.secrets).filter(Boolean).map(String);
      const own = [...secrets, ...secrets.map((secret) => Handlebars.escapeExpression(secret))];
      const foreign = own.reduce((rest, secret) => rest.replaceAll(secret, ''), html + text);
      expect(foreign).not.toMatch(FOREIGN);
    }
  });

  it('V25: gives no line of its own in the plain text to anybody', () => {
    const fake = 'x\nYour link:\nhttps://evil.example';
    for (const sample of samples) {
      const { text } = readWith(mail, locale, sample, attacked(mail, sample.variables, fake));
      expect(text.split('\n').filter((line) => line.startsWith('Your link'))).toEqual([]);
      const one = withoutFreeText(mail, sample.variables);
      const names = withoutFreeText(mail, attacked(mail, sample.variables, fake));
      expect(readWith(mail, locale, sample, names).text.split('\n')).toHaveLength(
        readWith(mail, locale, sample, one).text.split('\n').length,
      );
    }
  });

  it('Z-02: names no secret in its subject, nor in what is kept of it', () => {
    for (const { variables, secrets, subject } of samples) {
      const kept = JSON.stringify(variables) + subject;
      for (const name of ['link', 'password']) if (secrets[name]) expect(kept).not.toContain(secrets[name]);
    }
  });
});

it('the compiled templates are those of the MJML beside them', async () => {
  await expect(promisify(execFile)('node', ['tools/build-mails.mjs', '--check'])).resolves.toBeDefined();
}, 60_000);
