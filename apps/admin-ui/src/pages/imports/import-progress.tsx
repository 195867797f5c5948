import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { type Import, isMoving } from './imports.query.js';
import { importsTexts } from './imports.texts.js';
import { OutcomeCounts } from './outcome-counts.js';

/** How far an import is, while it moves or is paused. */
export function ImportProgress({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const { status, plannedAt } = one;
  const { done, total, secondsLeft } = one.progress;
  if (!isMoving(one) && status !== 'paused') return null;
  const isApplying = status === 'applying' || status === 'paused';
  const text =
    total === null
      ? t('progress.reading', { done })
      : t(isApplying || plannedAt !== null ? 'progress.applying' : 'progress.planning', { done, total });
  return (
    <Stack gap={6}>
      <Progress.Root size="lg">
        <Progress.Section
          value={total ? (done / total) * 100 : 100}
          animated={status !== 'paused'}
          striped={total === null}
          aria-label={text}
        />
      </Progress.Root>
      <Group gap="md">
        <Text size="sm" role="status">
          {text}
        </Text>
        {secondsLeft !== null && status === 'applying' && (
          <Text size="sm" c="dimmed">
            {t('progress.left', { minutes: Math.round(secondsLeft / 60) })}
          </Text>
        )}
      </Group>
      {isApplying && <OutcomeCounts counts={one.applied} />}
    </Stack>
  );
}
