import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { LocaleSelect } from '../../people/locale-select.js';
import { usePlatform } from '../../platform/platform.query.js';
import { useSession } from '../../session/use-session.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { Person } from '../../people/person.query.js';
import { personTexts } from './person.texts.js';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** Names, address and language of a person; only what was changed is sent (P10, P11). */
export function ProfileForm({ person, isReadOnly }: { person: Person; isReadOnly: boolean }): ReactNode {
  const t = useTexts(personTexts);
  const word = useTexts(wordTexts);
  const platform = usePlatform();
  const { rights } = useSession();
  const form = useForm({
    initialValues: {
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email ?? '',
      username: person.username ?? '',
      locale: person.locale,
      timeZone: person.timeZone,
      additionalInformation: person.additionalInformation ?? '',
    },
  });
  const changes = changesOf(form.values, form.getInitialValues());
  const save = useCommand(
    ['users', 'invitations'],
    () => api.PATCH('/v1/users/{id}', { params: { path: { id: person.id } }, body: changes }),
    () => {
      notifyDone(t('profile.saved'));
      form.setInitialValues(form.values);
    },
  );
  const faults = fieldFaults(save.error);
  const field = (name: 'firstName' | 'lastName' | 'email' | 'username') => ({
    label: word(name),
    readOnly: isReadOnly,
    ...form.getInputProps(name),
    error: faults[name],
  });
  return (
    <form onSubmit={form.onSubmit(() => save.mutate())} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput {...field('firstName')} />
          <TextInput {...field('lastName')} />
          <TextInput {...field('email')} type="email" />
          {(platform.usernameLogin || person.username) && (
            <TextInput {...field('username')} autoCapitalize="none" spellCheck={false} />
          )}
          {!isReadOnly && (
            <LocaleSelect
              value={form.values.locale}
              onChange={(locale) => form.setFieldValue('locale', locale)}
            />
          )}
          {!isReadOnly && (
            <Select
              label={t('profile.timeZone')}
              description={t('profile.timeZoneHint', { zone: platform.timeZone })}
              data={TIME_ZONES}
              searchable
              clearable
              limit={80}
              {...form.getInputProps('timeZone')}
              error={faults['timeZone']}
            />
          )}
        </SimpleGrid>
        {(rights.platformAdmin || rights.owner) && (
          <Textarea
            label={t('profile.notes')}
            autosize
            minRows={2}
            {...form.getInputProps('additionalInformation')}
            error={faults['additionalInformation']}
          />
        )}
        <ProblemNotice error={save.error} />
        {!isReadOnly && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={Object.keys(changes).length === 0}>
              {word('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

type Values = Required<Omit<Schemas['EditUserRequest'], 'email' | 'username'>> & {
  email: string;
  username: string;
};

function changesOf(values: Values, before: Values): Schemas['EditUserRequest'] {
  const changed = Object.entries(values).filter(([name, value]) => before[name as keyof Values] !== value);
  // An address or a username that was emptied is taken away.
  const sent = changed.map(([name, value]) => [
    name,
    value === '' && /email|username/.test(name) ? null : value,
  ]);
  return Object.fromEntries(sent) as Schemas['EditUserRequest'];
}
