import type { Locale } from '@rollcall/contracts';

/** Day before month, 24 hours: read the same way everywhere. */
const TAG_OF: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as people say it: `Friday 18 December 2026 at 17:00 CET`. */
export function momentInWords(instant: string, locale: Locale, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  // Formats are kept: making one costs more than using it.
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(TAG_OF[locale], {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    });
  formats.set(key, format);
  // Narrow and unbreakable spaces, which French puts between figures and words, are not in every mail font.
  return format.format(new Date(instant)).replace(/[\u00A0\u202F]/g, ' ');
}

const dayFormats = Object.fromEntries(
  Object.entries(TAG_OF).map(([locale, tag]) => [
    locale,
    new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
  ]),
) as Readonly<Record<Locale, Intl.DateTimeFormat>>;

/** A calendar day, `YYYY-MM-DD`, as people say it: `Wednesday 25 November 2026`. */
export const dayInWords = (day: string, locale: Locale): string =>
  dayFormats[locale].format(new Date(`${day}T00:00:00Z`));
