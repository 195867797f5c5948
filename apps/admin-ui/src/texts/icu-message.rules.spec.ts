import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { type MessageValues, parseMessage, sayParts } from './icu-message.rules.js';
import { LOCALES, type UiLocale } from './locale.js';

const sourceFolder = path.join(import.meta.dirname, '..');
const textFiles = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.texts.ts'),
);
const COUNTS = [0, 1, 2, 5, 21, 1_000, 1_234_567, 1_000_000];

const say = (locale: UiLocale, message: string, values: MessageValues = {}): string =>
  sayParts(parseMessage(message), values, {
    numbers: new Intl.NumberFormat(locale),
    plurals: new Intl.PluralRules(locale),
  });
const sayByLibrary = (locale: UiLocale, message: string, values: MessageValues = {}): string =>
  String(new IntlMessageFormat(message, locale).format({ ...values }));

/** A value for every word that may name one in the message. */
const valuesFor = (message: string, value: string | number): MessageValues =>
  Object.fromEntries([...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => [name, value]));

describe('messages in ICU syntax', () => {
  it.each(textFiles)('says every text of %s as intl-messageformat does', async (file) => {
    const exported = Object.values((await import(path.join(sourceFolder, file))) as Record<string, unknown>);
    for (const texts of exported as Record<UiLocale, Record<string, string>>[])
      for (const locale of LOCALES)
        for (const message of Object.values(texts[locale]))
          for (const count of COUNTS) {
            const values = valuesFor(message, count);
            expect(say(locale, message, values)).toBe(sayByLibrary(locale, message, values));
          }
  });

  it('says plurals, selections, numbers and quoted signs as intl-messageformat does', () => {
    const plain = fc.constantFrom('a', "l'été ", "''", "'{no}' ", ' · ', '', "d'", 'é{name}');
    const option = fc.tuple(plain, plain).map(([before, after]) => `{${before} #${after} { n , number }}`);
    const argument = fc
      .tuple(option, option, option, fc.constantFrom('plural', 'select'))
      .map(([zero, one, other, kind]) => {
        const exact = kind === 'plural' ? `=0 ${zero}` : `7${zero}`;
        const hash = (text: string): string => (kind === 'plural' ? text : text.replaceAll('#', '{n}'));
        return `{n, ${kind}, ${hash(exact)} one${hash(one)}\n other ${hash(other)}}`;
      });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plain, argument), { maxLength: 5 }),
        fc.nat({ max: 2_000_000 }),
        fc.constantFrom(...LOCALES),
        (parts, n, locale) => {
          // Spaces keep an apostrophe at the end of one part from quoting what the next begins with.
          const message = parts.join(' ');
          expect(say(locale, message, { n, name: 'Ada' })).toBe(
            sayByLibrary(locale, message, { n, name: 'Ada' }),
          );
        },
      ),
    );
  });

  it.each(['{', '{name', 'a } b', '{n, plural, one {#}}', '{n, date}', '{n, plural, other {#}', '{}'])(
    'refuses %s',
    (message) => {
      expect(() => parseMessage(message)).toThrow('This message is wrong at character');
    },
  );

  it('says which value is missing', () => {
    expect(() => say('en', 'Hello {name}')).toThrow('The text needs a value for "name".');
  });
});
