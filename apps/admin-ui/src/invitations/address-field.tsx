import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { countAddresses, MOST_ADDRESSES } from './address-list.rules.js';
import { inviteTexts } from './invite.texts.js';

interface AddressFieldProps {
  value: string;
  onChange: (text: string) => void;
  error: ReactNode;
}

/** Takes any pasted list of addresses. */
export function AddressField({ value, onChange, error }: AddressFieldProps): ReactNode {
  const t = useTexts(inviteTexts);
  return (
    <Textarea
      label={t('emails')}
      description={t('emailsHint')}
      autosize
      minRows={3}
      maxRows={12}
      required
      spellCheck={false}
      autoCapitalize="none"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error ?? (countAddresses(value) > MOST_ADDRESSES && t('tooMany'))}
    />
  );
}
