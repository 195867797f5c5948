import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LocaleSelect } from '../../people/locale-select.js';
import { type Places, PlaceFields } from '../../people/place-fields.js';
import { usePlatform } from '../../platform/platform.query.js';
import { useTexts } from '../../texts/define-texts.js';
import type { UiLocale } from '../../texts/locale.js';
import { wordTexts } from '../../texts/words.texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { countAddresses, MOST_ADDRESSES } from './address-list.rules.js';
import { InviteOutcomes } from './invite-outcomes.js';
import { type Invite, useInvite } from './invite.query.js';
import { InvitePreview } from './invite-preview.js';
import { newUserTexts } from './new-user.texts.js';

interface InviteValues {
  emails: string;
  message: string;
  locale: UiLocale;
  places: Places;
}

const PAUSE_MS = 400;

/** Invites people by email. What would happen with each address is shown before anything is sent. */
export function InviteForm({ groupIds }: { groupIds: string[] }): ReactNode {
  const t = useTexts(newUserTexts);
  const word = useTexts(wordTexts);
  const platform = usePlatform();
  const isTrial = platform.plan === 'free_trial';
  const form = useForm<InviteValues>({
    initialValues: {
      emails: '',
      message: '',
      locale: platform.locale === 'fr' ? 'fr' : 'en',
      places: { groupIds, roles: ['learner'] },
    },
  });
  const invite = useInvite();
  const [paused] = useDebouncedValue(form.values, PAUSE_MS);
  const count = countAddresses(form.values.emails);
  const faults = fieldFaults(invite.error);

  if (invite.data) {
    const again = (): void => {
      invite.reset();
      form.setValues({ emails: '', message: '' });
    };
    const [first] = form.values.places.groupIds;
    return (
      <Stack role="status">
        <Title order={2} size="h4">
          {t('invite.done')}
        </Title>
        <InviteOutcomes results={invite.data.results} tense="did" label={t('invite.done')} />
        <Group>
          <Button onClick={again}>{t('invite.again')}</Button>
          <Button component={Link} to={`/groups/${first}/invited`} variant="default">
            {t('invite.toInvited')}
          </Button>
        </Group>
      </Stack>
    );
  }

  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(bodyOf(values)))} noValidate>
      <Stack>
        <Text c="dimmed">{t('invite.what')}</Text>
        {isTrial && <Alert color="blue">{t('invite.trial')}</Alert>}
        <Textarea
          label={t('invite.emails')}
          description={t('invite.emailsHint')}
          autosize
          minRows={3}
          maxRows={12}
          required
          spellCheck={false}
          autoCapitalize="none"
          {...form.getInputProps('emails')}
          error={faults['emails'] ?? (count > MOST_ADDRESSES && t('invite.tooMany'))}
        />
        <PlaceFields
          value={form.values.places}
          onChange={(places) => form.setFieldValue('places', places)}
          faults={faults}
        />
        <LocaleSelect
          value={form.values.locale}
          onChange={(locale) => form.setFieldValue('locale', locale)}
        />
        <Textarea
          label={`${t('invite.message')} (${word('optional')})`}
          description={isTrial ? t('invite.messageTrial') : undefined}
          disabled={isTrial}
          autosize
          minRows={2}
          maxLength={1_000}
          {...form.getInputProps('message')}
          error={faults['message']}
        />
        {count > 0 && (
          <Paper withBorder p="md">
            <InvitePreview invite={bodyOf(paused)} />
          </Paper>
        )}
        <ProblemNotice error={invite.error} />
        <Group>
          <Button type="submit" loading={invite.isPending} disabled={count > MOST_ADDRESSES}>
            {t('invite.submit', { count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function bodyOf({ emails, message, locale, places }: InviteValues): Invite {
  return { emails, locale, ...places, ...(message.trim() && { message: message.trim() }) };
}
