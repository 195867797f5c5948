import { MultiSelect, Stack, Text, TextInput, type MultiSelectProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { EVENT_TYPES } from './event-types.js';
import { webhooksTexts } from './webhooks.texts.js';

/** What can be said of a webhook. */
export interface WebhookValues {
  url: string;
  description: string;
  /** None stands for all. */
  types: string[];
}

interface WebhookFieldsProps {
  values: WebhookValues;
  onChange: (values: WebhookValues) => void;
  faults: Readonly<Record<string, string>>;
}

const renderType: MultiSelectProps['renderOption'] = ({ option }) => (
  <Stack gap={0}>
    <Text size="sm">{option.value}</Text>
    <Text size="xs" c="dimmed">
      {EVENT_TYPES[option.value]}
    </Text>
  </Stack>
);

/** Fields of a webhook: where to, what for, which events. */
export function WebhookFields({ values, onChange, faults }: WebhookFieldsProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const word = useTexts(wordTexts);
  return (
    <>
      <TextInput
        type="url"
        label={t('url')}
        description={t('urlHint')}
        placeholder="https://"
        required
        maxLength={2_000}
        data-autofocus
        value={values.url}
        onChange={(event) => onChange({ ...values, url: event.currentTarget.value })}
        error={faults['url']}
      />
      <TextInput
        label={`${t('purpose')} (${word('optional')})`}
        maxLength={200}
        value={values.description}
        onChange={(event) => onChange({ ...values, description: event.currentTarget.value })}
        error={faults['description']}
      />
      <MultiSelect
        label={t('types')}
        description={t('typesHint')}
        placeholder={values.types.length === 0 ? t('typesFind') : undefined}
        data={Object.keys(EVENT_TYPES)}
        renderOption={renderType}
        searchable
        hidePickedOptions
        value={values.types}
        onChange={(types) => onChange({ ...values, types })}
        error={faults['types']}
        maxDropdownHeight={280}
      />
    </>
  );
}
