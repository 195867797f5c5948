import { createContext, useContext } from 'react';

/** Languages of this page. */
export const LOCALES = ['en', 'fr'] as const;

export type UiLocale = (typeof LOCALES)[number];

const KEY = 'rollcall-locale';

/** What the person chose here before, else what their browser asks for. */
export function initialLocale(): UiLocale {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages];
  for (const tag of wanted) {
    const locale = LOCALES.find((known) => tag?.toLowerCase().startsWith(known));
    if (locale) return locale;
  }
  return 'en';
}

/** Whether the person has chosen a language on this page. */
export function hasChosenLocale(): boolean {
  return localStorage.getItem(KEY) !== null;
}

/** Keeps the choice for the next visit. */
export function rememberLocale(locale: UiLocale): void {
  localStorage.setItem(KEY, locale);
}

/** The language that the page is shown in, and how to change it. */
export interface LocaleChoice {
  locale: UiLocale;
  choose: (locale: UiLocale) => void;
}

export const LocaleContext = createContext<LocaleChoice>({ locale: 'en', choose: () => undefined });

export function useLocale(): LocaleChoice {
  return useContext(LocaleContext);
}
