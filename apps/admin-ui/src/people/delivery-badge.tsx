import { Badge, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { sayWord, useTexts } from '../texts/define-texts.js';
import { useFormats } from '../texts/use-formats.js';
import { wordTexts } from '../texts/words.texts.js';

/** What became of a mail. */
export interface Delivery {
  state: string;
  at?: string;
  detail?: string | null;
}

const COLORS: Record<string, string> = {
  queued: 'gray',
  sent: 'green',
  deferred: 'yellow',
  bounced: 'red',
  suppressed: 'red',
  dropped: 'gray',
};

/** The state of a mail in words and in colour; when it came to be, and what the mail server said, on demand. */
export function DeliveryBadge({ delivery }: { delivery: Delivery }): ReactNode {
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const { state, at, detail } = delivery;
  const more = [at && formats.time(at), detail].filter(Boolean).join(' · ');
  const badge = (
    <Badge color={COLORS[state] ?? 'gray'} variant="light" tt="none" fw={550} tabIndex={more ? 0 : undefined}>
      {sayWord(word, wordTexts, `delivery.${state}`, state)}
    </Badge>
  );
  return more ? (
    <Tooltip label={more} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
      {badge}
    </Tooltip>
  ) : (
    badge
  );
}
