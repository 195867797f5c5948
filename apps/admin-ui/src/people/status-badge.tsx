import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';

const COLORS = { active: 'green', invited: 'blue', deleted: 'gray' } as const;

/** Whether somebody is active, invited or deleted (S1). */
export function StatusBadge({ status }: { status: keyof typeof COLORS }): ReactNode {
  const word = useTexts(wordTexts);
  return (
    <Badge color={COLORS[status]} variant="light" tt="none" fw={550}>
      {word(`status.${status}`)}
    </Badge>
  );
}
