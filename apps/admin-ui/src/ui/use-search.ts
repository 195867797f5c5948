import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

/** Long enough that a quick word makes one call, short enough that nobody waits for it. */
const PAUSE_MS = 80;

/** What stands in a search field, and what is looked for once the typing pauses. */
export function useSearch(atFirst = ''): {
  text: string;
  setText: (text: string) => void;
  wanted: string | undefined;
} {
  const [text, setText] = useState(atFirst);
  const [wanted] = useDebouncedValue(text.trim(), PAUSE_MS);
  return { text, setText, wanted: wanted === '' ? undefined : wanted };
}
