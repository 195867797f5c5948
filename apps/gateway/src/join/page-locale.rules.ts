import { LOCALES, type Locale } from '@rollcall/contracts';

/**
 * The language of a page: the one chosen on it, else the one of the person invited, else the first that the browser
 * asks for and we speak (RFC 9110, 12.5.4), else English.
 */
export function pageLocale(chosen: unknown, ofPerson: unknown, acceptLanguage: string | undefined): Locale {
  return known(chosen) ?? known(ofPerson) ?? preferred(acceptLanguage ?? '') ?? 'en';
}

function preferred(acceptLanguage: string): Locale | undefined {
  const ranges = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag = '', weight = ''] = range.trim().split(/\s*;\s*q=/i, 2);
      const quality = weight === '' ? 1 : Number(weight);
      return { language: tag.toLowerCase().split('-', 1)[0], quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ quality }) => quality > 0);
  return ranges
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ language }) => known(language))
    .find((locale) => locale !== undefined);
}

function known(value: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === value);
}
