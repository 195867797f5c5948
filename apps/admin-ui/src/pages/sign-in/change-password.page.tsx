import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/api-client.js';
import { useTexts } from '../../texts/define-texts.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Entrance } from './entrance.js';
import { signInTexts } from './sign-in.texts.js';

/** For people whose password an administrator knows: nothing else is open to them before (U6). */
export function ChangePasswordPage(): ReactNode {
  const t = useTexts(signInTexts);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', again: '' },
    validate: { again: (value, { newPassword }) => (value === newPassword ? null : t('change.differs')) },
  });
  const change = useMutation({
    mutationFn: ({ currentPassword, newPassword }: typeof form.values) =>
      api.POST('/v1/auth/password', { body: { currentPassword, newPassword } }),
    onSuccess: async () => {
      queryClient.clear();
      await navigate('/', { replace: true });
    },
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('show') } };
  return (
    <Entrance title={t('change.title')}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack>
          <Text>{t('change.what')}</Text>
          <ProblemNotice error={change.error} />
          <PasswordInput
            label={t('change.current')}
            autoComplete="current-password"
            required
            {...toggle}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('change.next')}
            description={t('change.hint')}
            autoComplete="new-password"
            required
            {...toggle}
            {...form.getInputProps('newPassword')}
          />
          <PasswordInput
            label={t('change.again')}
            autoComplete="new-password"
            required
            {...toggle}
            {...form.getInputProps('again')}
          />
          <Button type="submit" loading={change.isPending}>
            {t('change.submit')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
