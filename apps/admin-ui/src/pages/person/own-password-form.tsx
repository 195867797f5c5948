import { Button, Group, PasswordInput, SimpleGrid, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { defineTexts, useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

const texts = defineTexts(
  {
    title: 'Your password',
    current: 'Password so far',
    next: 'New password',
    submit: 'Change the password',
    done: 'Your password is changed. Your other sign-ins have ended.',
  },
  {
    title: 'Votre mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    submit: 'Changer le mot de passe',
    done: 'Votre mot de passe est changé. Vos autres connexions ont pris fin.',
  },
);

/** Changes the own password. */
export function OwnPasswordForm(): ReactNode {
  const t = useTexts(texts);
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' } });
  const change = useCommand(
    [],
    (body: typeof form.values) => api.POST('/v1/auth/password', { body }),
    () => {
      form.reset();
      notifyDone(t('done'));
    },
  );
  const faults = fieldFaults(change.error);
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <PasswordInput
            label={t('current')}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
            error={faults['currentPassword']}
          />
          <PasswordInput
            label={t('next')}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
            error={faults['newPassword']}
          />
        </SimpleGrid>
        <ProblemNotice error={change.error} />
        <Group>
          <Button type="submit" variant="default" loading={change.isPending} disabled={!form.isDirty()}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
