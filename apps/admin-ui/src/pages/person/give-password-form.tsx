import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { personTexts } from './person.texts.js';

/** A password by an administrator; it must be changed at the next sign-in (U6). */
export function GivePasswordForm({ userId }: { userId: string }): ReactNode {
  const t = useTexts(personTexts);
  const word = useTexts(wordTexts);
  const [newPassword, setNewPassword] = useState('');
  const give = useCommand(
    ['users'],
    () => api.POST('/v1/users/{id}/password', { params: { path: { id: userId } }, body: { newPassword } }),
    () => {
      setNewPassword('');
      notifyDone(t('password.done'));
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('password.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('password.what')}
        </Text>
        <Group align="flex-end" gap="xs">
          <PasswordInput
            label={word('password')}
            autoComplete="new-password"
            w={260}
            value={newPassword}
            onChange={(event) => setNewPassword(event.currentTarget.value)}
            error={fieldFaults(give.error)['newPassword']}
          />
          <Button type="submit" variant="default" loading={give.isPending} disabled={newPassword === ''}>
            {t('password.set')}
          </Button>
        </Group>
        <ProblemNotice error={give.error} />
      </Stack>
    </form>
  );
}
