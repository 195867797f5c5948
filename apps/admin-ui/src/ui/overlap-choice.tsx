import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { secretTexts } from './secret.texts.js';

/** What is offered, in seconds. */
const OVERLAPS = [
  [0, 'overlap.now'],
  [3_600, 'overlap.hour'],
  [86_400, 'overlap.day'],
  [604_800, 'overlap.week'],
] as const;

/** For how long the secret before a rotation goes on, unless somebody chooses otherwise. */
export const USUAL_OVERLAP_SECONDS = 86_400;

interface OverlapChoiceProps {
  label: string;
  /** Seconds. */
  value: number;
  onChange: (seconds: number) => void;
}

/** Chooses for how long an old secret works beside the new one. */
export function OverlapChoice({ label, value, onChange }: OverlapChoiceProps): ReactNode {
  const t = useTexts(secretTexts);
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen ?? value))}
      data={OVERLAPS.map(([seconds, text]) => ({ value: String(seconds), label: t(text) }))}
    />
  );
}
