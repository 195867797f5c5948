import {
  Alert,
  Button,
  Group,
  PasswordInput,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { LocaleSelect } from '../../people/locale-select.js';
import { nameOf } from '../../people/person-name.js';
import { type Places, PlaceFields } from '../../people/place-fields.js';
import { usePlatform } from '../../platform/platform.query.js';
import { useTexts } from '../../texts/define-texts.js';
import type { UiLocale } from '../../texts/locale.js';
import { wordTexts } from '../../texts/words.texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { newUserTexts } from './new-user.texts.js';

interface NewUser {
  firstName: string;
  lastName: string;
  email: string;
  username: string;
  credentials: 'mail' | 'hand';
  password: string;
  locale: UiLocale;
  places: Places;
}

/** Sets up somebody who is active at once. */
export function SetUpForm({ groupIds }: { groupIds: string[] }): ReactNode {
  const t = useTexts(newUserTexts);
  const word = useTexts(wordTexts);
  const platform = usePlatform();
  const queryClient = useQueryClient();
  const form = useForm<NewUser>({
    initialValues: {
      firstName: '',
      lastName: '',
      email: '',
      username: '',
      credentials: 'mail',
      password: '',
      locale: platform.locale === 'fr' ? 'fr' : 'en',
      places: { groupIds, roles: ['learner'] },
    },
  });
  const setUp = useMutation({
    mutationFn: (values: NewUser) => dataOf(api.POST('/v1/users', { body: bodyOf(values) })),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['users'] }),
        queryClient.invalidateQueries({ queryKey: ['groups'] }),
      ]),
  });
  if (platform.plan === 'free_trial') return <Alert color="blue">{t('setUp.trial')}</Alert>;
  if (setUp.data) {
    const another = (): void => {
      setUp.reset();
      form.setValues({ firstName: '', lastName: '', email: '', username: '', password: '' });
    };
    return (
      <Alert color="green" role="status" title={t('setUp.done', { name: nameOf(setUp.data) })}>
        <Text size="sm" mb="sm">
          {t(form.values.credentials === 'mail' ? 'setUp.mailed' : 'setUp.tell')}
        </Text>
        <Group gap="xs">
          <Button component={Link} to={`/people/${setUp.data.id}`} variant="default">
            {t('setUp.person')}
          </Button>
          <Button onClick={another}>{t('setUp.another')}</Button>
        </Group>
      </Alert>
    );
  }
  const faults = fieldFaults(setUp.error);
  const isByMail = form.values.credentials === 'mail';
  return (
    <form onSubmit={form.onSubmit((values) => setUp.mutate(values))} noValidate>
      <Stack>
        <Text c="dimmed">{t('setUp.what')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={word('firstName')}
            required
            {...form.getInputProps('firstName')}
            error={faults['firstName']}
          />
          <TextInput
            label={word('lastName')}
            required
            {...form.getInputProps('lastName')}
            error={faults['lastName']}
          />
          <TextInput
            label={word('email')}
            type="email"
            required={isByMail}
            {...form.getInputProps('email')}
            error={faults['email']}
          />
          {platform.usernameLogin && (
            <TextInput
              label={word('username')}
              autoCapitalize="none"
              spellCheck={false}
              {...form.getInputProps('username')}
              error={faults['username']}
            />
          )}
        </SimpleGrid>
        <Radio.Group label={t('setUp.credentials')} {...form.getInputProps('credentials')}>
          <Stack gap="xs" mt="xs">
            <Radio value="mail" label={t('setUp.byMail')} />
            <Radio value="hand" label={t('setUp.byHand')} />
          </Stack>
        </Radio.Group>
        {!isByMail && (
          <PasswordInput
            label={word('password')}
            description={t('setUp.passwordHint')}
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
            error={faults['password']}
          />
        )}
        <PlaceFields
          value={form.values.places}
          onChange={(places) => form.setFieldValue('places', places)}
          faults={faults}
        />
        <LocaleSelect
          value={form.values.locale}
          onChange={(locale) => form.setFieldValue('locale', locale)}
        />
        <ProblemNotice error={setUp.error} />
        <Group>
          <Button type="submit" loading={setUp.isPending}>
            {t('setUp.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function bodyOf(values: NewUser) {
  const { firstName, lastName, email, username, credentials, password, locale, places } = values;
  return {
    firstName,
    lastName,
    ...(email.trim() && { email: email.trim() }),
    ...(username.trim() && { username: username.trim() }),
    ...(credentials === 'mail' ? { sendCredentials: true } : { password }),
    locale,
    ...places,
  };
}
