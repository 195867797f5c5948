import { useMemo } from 'react';
import { useLocale } from './locale.js';

/** How times and numbers are written in the language of the page. */
export interface Formats {
  /** A number, grouped. */
  number: (value: number) => string;
  /** A day: 3 Dec 2026. */
  day: (iso: string) => string;
  /** A day and a time of this browser's clock. */
  time: (iso: string) => string;
  /** How long ago, or until: "3 days ago". */
  ago: (iso: string) => string;
  /** An amount in the smallest unit of a currency (cents). */
  money: (minor: number, currency: string) => string;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function useFormats(): Formats {
  const { locale } = useLocale();
  return useMemo(() => formatsOf(locale === 'en' ? 'en-GB' : 'fr-FR'), [locale]);
}

function formatsOf(tag: string): Formats {
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  const times = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  return {
    number: (value) => numbers.format(value),
    // A date without a time is a day everywhere, not a moment in one zone.
    day: (iso) => days.format(new Date(iso.length === 10 ? `${iso}T00:00` : iso)),
    time: (iso) => times.format(new Date(iso)),
    ago: (iso) => {
      const seconds = (Date.parse(iso) - Date.now()) / 1_000;
      const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
      return unit === 'second'
        ? relative.format(0, 'second')
        : relative.format(Math.round(seconds / size), unit);
    },
    money: (minor, currency) => {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      return format.format(minor / 10 ** digits);
    },
  };
}
