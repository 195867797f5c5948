import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AddressField } from '../../invitations/address-field.js';
import { countAddresses, MOST_ADDRESSES } from '../../invitations/address-list.rules.js';
import { inviteTexts } from '../../invitations/invite.texts.js';
import { InviteOutcomes } from '../../invitations/invite-outcomes.js';
import { InvitePreview } from '../../invitations/invite-preview.js';
import { MessageField } from '../../invitations/message-field.js';
import { LocaleSelect } from '../../people/locale-select.js';
import { type Places, PlaceFields } from '../../people/place-fields.js';
import { usePlatform } from '../../platform/platform.query.js';
import { useTexts } from '../../texts/define-texts.js';
import type { UiLocale } from '../../texts/locale.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { callOf, type Invite, useInvite } from './invite.query.js';
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
  const say = useTexts(inviteTexts);
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
          {say('done')}
        </Title>
        <InviteOutcomes results={invite.data.results} tense="did" label={say('done')} />
        <Group>
          <Button onClick={again}>{say('again')}</Button>
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
        <AddressField
          value={form.values.emails}
          onChange={(emails) => form.setFieldValue('emails', emails)}
          error={faults['emails']}
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
        <MessageField
          value={form.values.message}
          onChange={(message) => form.setFieldValue('message', message)}
          error={faults['message']}
        />
        {count > 0 && <InvitePreview call={callOf(bodyOf(paused))} />}
        <ProblemNotice error={invite.error} />
        <Group>
          <Button type="submit" loading={invite.isPending} disabled={count > MOST_ADDRESSES}>
            {say('submit', { count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function bodyOf({ emails, message, locale, places }: InviteValues): Invite {
  return { emails, locale, ...places, ...(message.trim() && { message: message.trim() }) };
}
