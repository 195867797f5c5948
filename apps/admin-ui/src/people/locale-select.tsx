import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { LOCALES, type UiLocale } from '../texts/locale.js';
import { wordTexts } from '../texts/words.texts.js';

interface LocaleSelectProps {
  value: UiLocale;
  onChange: (locale: UiLocale) => void;
}

/** The language of somebody's mails and pages. */
export function LocaleSelect({ value, onChange }: LocaleSelectProps): ReactNode {
  const word = useTexts(wordTexts);
  return (
    <Select
      label={word('language')}
      value={value}
      onChange={(chosen) => onChange(chosen as UiLocale)}
      allowDeselect={false}
      data={LOCALES.map((locale) => ({ value: locale, label: word(`locale.${locale}`) }))}
    />
  );
}
