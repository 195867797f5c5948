import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api-client.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Entrance } from './entrance.js';
import { signInTexts } from './sign-in.texts.js';

/** Asks for a link by mail. Whether there is such an account, nobody is told. */
export function ForgottenPasswordPage(): ReactNode {
  const t = useTexts(signInTexts);
  const word = useTexts(wordTexts);
  const form = useForm({ initialValues: { login: '', platform: '' } });
  const ask = useMutation({
    mutationFn: ({ login, platform }: typeof form.values) =>
      api.POST('/v1/auth/password-reset-requests', { body: { login, ...(platform && { platform }) } }),
  });
  return (
    <Entrance title={t('forgotten.title')}>
      {ask.isSuccess ? (
        <Text role="status">{t('forgotten.done')}</Text>
      ) : (
        <form onSubmit={form.onSubmit((values) => ask.mutate(values))}>
          <Stack>
            <Text>{t('forgotten.what')}</Text>
            <ProblemNotice error={ask.error} />
            <TextInput label={t('login')} autoComplete="username" required {...form.getInputProps('login')} />
            <TextInput
              label={`${t('platform')} (${word('optional')})`}
              description={t('platformHint')}
              {...form.getInputProps('platform')}
            />
            <Button type="submit" loading={ask.isPending}>
              {t('forgotten.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" mt="md" display="block">
        {t('forgotten.back')}
      </Anchor>
    </Entrance>
  );
}
