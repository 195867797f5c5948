import { Checkbox, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { type Scope, SCOPES } from './api-keys.query.js';
import { apiKeysTexts } from './api-keys.texts.js';

/** What can be said of a key. */
export interface KeyValues {
  name: string;
  scopes: Scope[];
  /** A day; empty for what the API takes by itself. */
  expiresOn: string;
}

interface KeyFieldsProps {
  values: KeyValues;
  onChange: (values: KeyValues) => void;
  faults: Readonly<Record<string, string>>;
}

/** Fields of a key: what it is for, what it may do, until when. */
export function KeyFields({ values, onChange, faults }: KeyFieldsProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={100}
        data-autofocus
        value={values.name}
        onChange={(event) => onChange({ ...values, name: event.currentTarget.value })}
        error={faults['name']}
      />
      <Checkbox.Group
        label={t('scopes')}
        value={values.scopes}
        onChange={(scopes) => onChange({ ...values, scopes: scopes as Scope[] })}
        error={faults['scopes']}
      >
        <Stack gap={8} mt="xs">
          {SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`scope.${scope}`)} description={scope} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        type="date"
        label={t('expires')}
        description={t('expiresHint')}
        value={values.expiresOn}
        onChange={(event) => onChange({ ...values, expiresOn: event.currentTarget.value })}
        error={faults['expiresAt']}
      />
    </>
  );
}
