import { List } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { jobTexts } from './jobs.texts.js';

type Key = keyof (typeof jobTexts)['en'] & string;

interface JobCountsProps {
  counts: Readonly<Record<string, number>>;
  /** `would` before it starts; outcomes that do not differ then read the same. */
  tense: 'would' | 'outcome';
}

/** How many came, or would come, to which outcome. */
export function JobCounts({ counts, tense }: JobCountsProps): ReactNode {
  const t = useTexts(jobTexts);
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  if (shown.length === 0) return t('nothing');
  const keyOf = (outcome: string): Key | undefined =>
    [`${tense}.${outcome}`, `outcome.${outcome}`].find((key): key is Key => Object.hasOwn(jobTexts.en, key));
  return (
    <List size="sm">
      {shown.map(([outcome, count]) => {
        const key = keyOf(outcome);
        return <List.Item key={outcome}>{key ? t(key, { count }) : `${outcome}: ${count}`}</List.Item>;
      })}
    </List>
  );
}
