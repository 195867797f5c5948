import { Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { PeopleField } from '../../people/people-field.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { sessionsTexts } from './sessions.texts.js';

/** What can be said of a session; times as their fields write them. */
export interface SessionValues {
  name: string;
  startsAt: string;
  endsAt: string;
  instructorIds: string[];
  audience: 'dynamic' | 'static';
}

interface SessionFieldsProps {
  values: SessionValues;
  onChange: (changes: Partial<SessionValues>) => void;
  faults: Readonly<Record<string, string>>;
  /** Of a session that is there already, one instructor has to stay. */
  needsInstructor?: boolean;
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Fields of a session: name, time, instructors, how people are enrolled (PS1, PS2). */
export function SessionFields(props: SessionFieldsProps): ReactNode {
  const { values, onChange, faults, needsInstructor } = props;
  const t = useTexts(sessionsTexts);
  const word = useTexts(wordTexts);
  const noInstructor = needsInstructor && values.instructorIds.length === 0 ? t('form.keepOne') : undefined;
  return (
    <>
      <TextInput
        label={word('name')}
        required
        maxLength={200}
        value={values.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={faults['name']}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t('form.startsAt')}
          required
          value={values.startsAt}
          onChange={(event) => onChange({ startsAt: event.currentTarget.value })}
          error={faults['startsAt']}
        />
        <TextInput
          type="datetime-local"
          label={`${t('form.endsAt')} (${word('optional')})`}
          value={values.endsAt}
          onChange={(event) => onChange({ endsAt: event.currentTarget.value })}
          error={faults['endsAt']}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('form.zone', { zone: ZONE })} {t('form.endsAtHint')}
      </Text>
      <Radio.Group
        label={t('form.audience')}
        value={values.audience}
        onChange={(audience) => onChange({ audience: audience as SessionValues['audience'] })}
        error={faults['audience']}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="dynamic" label={t('form.dynamic')} />
          <Radio value="static" label={t('form.static')} />
        </Stack>
      </Radio.Group>
      <PeopleField
        label={t('form.instructors')}
        description={needsInstructor ? undefined : t('form.instructorsHint')}
        value={values.instructorIds}
        onChange={(instructorIds) => onChange({ instructorIds })}
        firstIs={t('form.main')}
        error={faults['instructorIds'] ?? noInstructor}
      />
    </>
  );
}
