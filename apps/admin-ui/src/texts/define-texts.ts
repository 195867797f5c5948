import { useMemo } from 'react';
import {
  type MessageLanguage,
  type MessagePart,
  type MessageValues,
  parseMessage,
  sayParts,
} from './icu-message.rules.js';
import { type UiLocale, useLocale } from './locale.js';

/** Words of one part of the page, in ICU message syntax, in every language. */
export interface Texts<Key extends string> {
  readonly en: Readonly<Record<Key, string>>;
  readonly fr: Readonly<Record<Key, string>>;
}

/** Says one text; numbers are grouped and counted as the language does. */
export type Say<Key extends string> = (key: Key, values?: MessageValues) => string;

/** Declares texts. French must have every key that English has, and no other. */
export function defineTexts<const English extends Record<string, string>>(
  en: English,
  fr: Readonly<Record<keyof English, string>>,
): Texts<keyof English & string> {
  return { en, fr };
}

const languageOf = (locale: UiLocale): MessageLanguage => ({
  numbers: new Intl.NumberFormat(locale),
  plurals: new Intl.PluralRules(locale),
});

const languages: Readonly<Record<UiLocale, MessageLanguage>> = { en: languageOf('en'), fr: languageOf('fr') };
const parsed = new Map<string, readonly MessagePart[]>();

/** Says a text in a language. */
export function say(locale: UiLocale, message: string, values: MessageValues = {}): string {
  let parts = parsed.get(message);
  if (!parts) parsed.set(message, (parts = parseMessage(message)));
  return sayParts(parts, values, languages[locale]);
}

/** The texts in the language of the page. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  const { locale } = useLocale();
  return useMemo(() => (key, values) => say(locale, texts[locale][key], values), [locale, texts]);
}

/** A text for a word that the API may have added since this page was made; the word itself when there is none. */
export function sayWord<Key extends string>(
  t: Say<Key>,
  texts: Texts<Key>,
  key: string,
  word: string,
): string {
  return Object.hasOwn(texts.en, key) ? t(key as Key) : word.replaceAll('_', ' ');
}
