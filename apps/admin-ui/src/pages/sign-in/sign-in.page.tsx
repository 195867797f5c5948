import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { ApiProblem } from '../../api/api-problem.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Entrance } from './entrance.js';
import { pathInside } from './path-inside.rules.js';
import { signInTexts } from './sign-in.texts.js';

/** Sign-in by email or username. */
export function SignInPage(): ReactNode {
  const t = useTexts(signInTexts);
  const word = useTexts(wordTexts);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  const [values, setValues] = useState({ login: '', password: '', platform: '' });
  const signIn = useMutation({
    mutationFn: ({ login, password, platform }: typeof values) =>
      dataOf(api.POST('/v1/auth/login', { body: { login, password, ...(platform && { platform }) } })),
    onSuccess: async ({ passwordChangeRequired }) => {
      queryClient.clear();
      const next = pathInside(params.get('back'));
      await navigate(passwordChangeRequired ? '/change-password' : next, { replace: true });
    },
  });
  const isRefused = signIn.error instanceof ApiProblem && signIn.error.code === 'invalid_credentials';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate(values);
  };
  // This page is a part of the way to the first one; @mantine/form would be half of its weight.
  const propsOf = (field: keyof typeof values) => ({
    value: values[field],
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>): void =>
      setValues((before) => ({ ...before, [field]: currentTarget.value })),
  });
  return (
    <Entrance title={t('title')}>
      <form onSubmit={submit}>
        <Stack>
          {!isRefused && <ProblemNotice error={signIn.error} />}
          <TextInput
            label={t('login')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            {...propsOf('login')}
            error={isRefused && t('refused')}
          />
          <PasswordInput
            label={word('password')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('show') }}
            {...propsOf('password')}
          />
          <TextInput
            label={`${t('platform')} (${word('optional')})`}
            description={t('platformHint')}
            autoCapitalize="none"
            spellCheck={false}
            {...propsOf('platform')}
          />
          <Button type="submit" loading={signIn.isPending}>
            {t('submit')}
          </Button>
          <Anchor component={Link} to="/forgotten-password" size="sm">
            {t('forgotten')}
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  );
}
