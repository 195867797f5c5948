import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { ApiProblem } from '../../api/api-problem.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { nameOf } from '../../people/person-name.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { Person } from '../../people/person.query.js';
import { personTexts } from './person.texts.js';

const WHILE_ERASING_MS = 2_000;

/** Erases somebody who was deleted, and shows which services have (T13). */
export function ErasureSection({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const path = { id: person.id };
  const erasure = useQuery({
    queryKey: ['users', person.id, 'erasure'],
    queryFn: async ({ signal }) => {
      try {
        return await dataOf(api.GET('/v1/users/{id}/erasure', { signal, params: { path } }));
      } catch (error) {
        // There is none yet.
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) =>
      state.data && state.data.completedAt === null ? WHILE_ERASING_MS : false,
  });
  const erase = useCommand(
    ['users', 'audit'],
    () => api.POST('/v1/users/{id}/erasure', { params: { path } }),
    () => {
      setAsking(false);
      notifyDone(t('erase.done'));
    },
  );
  if (erasure.data) {
    return (
      <Alert color="gray" title={t('erased.title', { day: formats.day(erasure.data.erasedAt) })}>
        <List size="sm">
          {erasure.data.services.map(({ service, confirmedAt }) => (
            <List.Item key={service}>
              {t('erased.service', {
                service,
                state: confirmedAt
                  ? t('erased.confirmed', { time: formats.time(confirmedAt) })
                  : t('erased.waiting'),
              })}
            </List.Item>
          ))}
        </List>
      </Alert>
    );
  }
  return (
    <Stack maw={640}>
      <Text>{t('erase.what')}</Text>
      <Group>
        <Button color="red" variant="light" onClick={() => setAsking(true)}>
          {t('erase')}
        </Button>
      </Group>
      {isAsking && (
        <ConfirmDialog
          title={t('erase.title', { name: nameOf(person) })}
          action={t('erase.do')}
          isDangerous
          isRunning={erase.isPending}
          error={erase.error}
          onConfirm={() => erase.mutate()}
          onClose={() => setAsking(false)}
        >
          <Text size="sm">{t('erase.what')}</Text>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
