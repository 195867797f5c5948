import type { ReactNode } from 'react';
import { OutcomeList, type OutcomeLine } from '../people/outcome-list.js';
import { sayWord, useTexts } from '../texts/define-texts.js';
import { inviteTexts } from './invite.texts.js';
import type { InviteResult } from './use-invite-preview.js';

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
  /** People are enrolled in a session as well. */
  isForSession?: boolean;
}

/** Says of each address what will become of it, or has. */
export function InviteOutcomes({ results, tense, label, isForSession }: InviteOutcomesProps): ReactNode {
  const t = useTexts(inviteTexts);
  const sentence = (outcome: string): string => {
    const special = `${tense}.${outcome}.session`;
    const key = isForSession && Object.hasOwn(inviteTexts.en, special) ? special : `${tense}.${outcome}`;
    return sayWord(t, inviteTexts, key, outcome);
  };
  const lines = results.map(({ email, outcome, code }, index): OutcomeLine => ({
    key: `${email}${index}`,
    subject: email,
    text: sentence(outcome),
    detail: outcome === 'rejected' && code ? sayWord(t, inviteTexts, `code.${code}`, code) : undefined,
    tone: TONES[outcome] ?? 'neutral',
  }));
  return <OutcomeList label={label} lines={lines} />;
}
