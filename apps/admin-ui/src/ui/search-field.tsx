import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A field to look for something in a list. */
export function SearchField({ label, value, onChange }: SearchFieldProps): ReactNode {
  const word = useTexts(wordTexts);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        value && <CloseButton size="sm" aria-label={word('cancel')} onClick={() => onChange('')} />
      }
      w={{ base: '100%', xs: 260 }}
    />
  );
}
