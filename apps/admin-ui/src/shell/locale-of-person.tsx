import { useEffect } from 'react';
import { useSession } from '../session/use-session.js';
import { LOCALES, hasChosenLocale, useLocale } from '../texts/locale.js';

/** Shows the page in the language of the person's account, until they choose another here. */
export function LocaleOfPerson(): null {
  const { user } = useSession();
  const { choose } = useLocale();
  useEffect(() => {
    const locale = LOCALES.find((known) => known === user.locale);
    if (locale && !hasChosenLocale()) choose(locale);
  }, [user.locale, choose]);
  return null;
}
