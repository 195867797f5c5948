import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { importsTexts } from './imports.texts.js';

/** How many people come to what. */
export function OutcomeCounts({ counts }: { counts: Readonly<Record<string, number>> }): ReactNode {
  const t = useTexts(importsTexts);
  const formats = useFormats();
  return (
    <Group gap="sm">
      {Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => (
          <Text
            key={outcome}
            size="sm"
            c={outcome === 'invalid' || outcome === 'conflict' ? 'red' : undefined}
          >
            {sayWord(t, importsTexts, `outcome.${outcome}`, outcome)}: <b>{formats.number(count)}</b>
          </Text>
        ))}
    </Group>
  );
}
