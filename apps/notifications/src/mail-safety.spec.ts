import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { EVERY_MAIL, readSamples, readWith } from './all-mails.fixture.js';
import { HOSTILE_TEXTS, treeOf } from './platform-mail/hostile-names.fixture.js';

const LINE_ENDS = /[\p{Cc}\u2028\u2029\u202E]/u;
const FOREIGN = /evil\.example|https?:\/\/(?!www\.w3)/;

describe.each(EVERY_MAIL)('The mail %s in %s, whatever people wrote', (_, locale, mail) => {
  const samples = readSamples(mail, locale);
  const fieldsOf = (variables: object): string[] =>
    Object.entries(variables).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'secretId' ? [name] : [],
    );

  it.each(HOSTILE_TEXTS)('V25, V26, V27: keeps its elements, headers and links: %j', (payload) => {
    for (const sample of samples) {
      for (const field of fieldsOf(sample.variables)) {
        const attacked = readWith(mail, locale, sample, { [field]: payload });
        expect(treeOf(attacked.html)).toEqual(treeOf(sample.html));
        expect(attacked.subject).not.toMatch(LINE_ENDS);
        for (const part of [attacked.html, attacked.text]) {
          const foreign = Object.values(sample.secrets).reduce<string>(
            (rest, secret) => (secret ? rest.replaceAll(secret, '') : rest),
            part,
          );
          expect(foreign).not.toMatch(FOREIGN);
        }
        if (mail.freeText.includes(field)) continue;
        expect(attacked.text.split('\n')).toHaveLength(sample.text.split('\n').length);
      }
    }
  });

  it('V25: nobody starts a line of its own in the plain text', () => {
    const fake = 'x\nYour link:\nhttps://evil.example';
    for (const sample of samples) {
      for (const field of fieldsOf(sample.variables)) {
        const { text } = readWith(mail, locale, sample, { [field]: fake });
        expect(text.split('\n').filter((line) => /^Your link/.test(line))).toEqual([]);
      }
    }
  });

  it('Z-02: what is kept of it and its subject name no secret', () => {
    for (const { variables, secrets, subject } of samples) {
      for (const secret of Object.values(secrets)) {
        if (secret) expect(JSON.stringify(variables) + subject).not.toContain(secret);
      }
    }
  });
});

it('the compiled templates are those of the MJML beside them', async () => {
  await expect(promisify(execFile)('node', ['tools/build-mails.mjs', '--check'])).resolves.toBeDefined();
}, 60_000);
