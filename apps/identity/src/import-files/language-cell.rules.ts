import type { Locale } from '@rollcall/contracts';
import { type CellReading, foldedWord, notUnderstood, shown, understood } from './cell-reading.rules.js';

const NAMES: Record<Locale, readonly string[]> = {
  en: ['en', 'eng', 'english', 'anglais', 'englisch'],
  fr: ['fr', 'fra', 'fre', 'french', 'francais', 'franzosisch'],
};

/** The language in a cell: a code, with a country or without (`fr`, `fr-CA`), or its name in English or French. */
export function readLanguage(cell: string): CellReading<Locale> {
  const word = cell.trim().replace(/^([a-z]{2})[-_][a-z]{2}$/i, '$1');
  const folded = foldedWord(word);
  const language = (Object.keys(NAMES) as Locale[]).find((locale) => NAMES[locale].includes(folded));
  if (language) return understood(language);
  return notUnderstood(
    'language_unknown',
    `${shown(cell)} is no language that people can have here. Write en (English) or fr (French).`,
  );
}
