import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { Person } from '../../people/person.query.js';
import { personTexts } from './person.texts.js';

/** The day on which an account is deleted by itself (S5, P12). */
export function DeletionDateForm({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const [date, setDate] = useState(person.deletionDate ?? '');
  const set = useCommand(
    ['users'],
    (next: string | null) =>
      api.PUT('/v1/users/{id}/deletion-date', { params: { path: { id: person.id } }, body: { date: next } }),
    (_, next) => {
      setDate(next ?? '');
      notifyDone(t('deletion.done'));
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(date || null);
      }}
    >
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('deletion.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('deletion.what')}
        </Text>
        <Group align="flex-end" gap="xs">
          <TextInput
            type="date"
            label={t('deletion.date')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            error={fieldFaults(set.error)['date']}
          />
          <Button
            type="submit"
            variant="default"
            loading={set.isPending}
            disabled={date === (person.deletionDate ?? '')}
          >
            {t('deletion.set')}
          </Button>
          {person.deletionDate && (
            <Button variant="subtle" onClick={() => set.mutate(null)}>
              {t('deletion.clear')}
            </Button>
          )}
        </Group>
        <ProblemNotice error={set.error} />
      </Stack>
    </form>
  );
}
