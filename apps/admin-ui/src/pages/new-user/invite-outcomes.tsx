import type { ReactNode } from 'react';
import { OutcomeList, type OutcomeLine } from '../../people/outcome-list.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import type { InviteResult } from './invite.query.js';
import { newUserTexts } from './new-user.texts.js';

const TONES: Record<string, OutcomeLine['tone']> = {
  invited: 'good',
  restored: 'good',
  already_invited_updated: 'neutral',
  already_active: 'neutral',
  rejected: 'bad',
};

interface InviteOutcomesProps {
  results: readonly InviteResult[];
  /** `will` before anything is sent, `did` after. */
  tense: 'will' | 'did';
  label: string;
}

/** Says of each address what will become of it, or has. */
export function InviteOutcomes({ results, tense, label }: InviteOutcomesProps): ReactNode {
  const t = useTexts(newUserTexts);
  const lines = results.map(({ email, outcome, code }, index): OutcomeLine => ({
    key: `${email}${index}`,
    subject: email,
    text: sayWord(t, newUserTexts, `${tense}.${outcome}`, outcome),
    detail: outcome === 'rejected' && code ? sayWord(t, newUserTexts, `code.${code}`, code) : undefined,
    tone: TONES[outcome] ?? 'neutral',
  }));
  return <OutcomeList label={label} lines={lines} />;
}
