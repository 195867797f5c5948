import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePlatform } from '../platform/platform.query.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { inviteTexts } from './invite.texts.js';

interface MessageFieldProps {
  value: string;
  onChange: (text: string) => void;
  error: ReactNode;
}

/** Words of one's own for the mail; not on a free trial (D-18). */
export function MessageField({ value, onChange, error }: MessageFieldProps): ReactNode {
  const t = useTexts(inviteTexts);
  const word = useTexts(wordTexts);
  const isTrial = usePlatform().plan === 'free_trial';
  return (
    <Textarea
      label={`${t('message')} (${word('optional')})`}
      description={isTrial ? t('messageTrial') : undefined}
      disabled={isTrial}
      autosize
      minRows={2}
      maxLength={1_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
