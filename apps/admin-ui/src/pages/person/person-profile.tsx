import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CancelInvitationDialog } from '../../people/cancel-invitation-dialog.js';
import { DeletePersonDialog } from '../../people/delete-person-dialog.js';
import { DeliveryBadge } from '../../people/delivery-badge.js';
import { dialogTexts } from '../../people/dialogs.texts.js';
import { nameOf } from '../../people/person-name.js';
import { ReminderDialog } from '../../people/reminder-dialog.js';
import { useSession } from '../../session/use-session.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { DeletionDateForm } from './deletion-date-form.js';
import { ErasureSection } from './erasure-section.js';
import { GivePasswordForm } from './give-password-form.js';
import { OwnPasswordForm } from './own-password-form.js';
import type { Person } from '../../people/person.query.js';
import { useInvitationOf } from './person.query.js';
import { personTexts } from './person.texts.js';
import { ProfileForm } from './profile-form.js';

/** Who somebody is, and what an administrator can do about their account. */
export function PersonProfile({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const { user, rights } = useSession();
  const [isRemoving, setRemoving] = useState(false);
  if (person.status === 'deleted') return <ErasureSection person={person} />;
  const isOwnPage = user.id === person.id;
  // Whether this person is the caller's to change, the API says; who administers nothing is not even offered it.
  const administers = rights.administers.length > 0;
  const managesPeople = rights.managesPeopleOf.length > 0;
  return (
    <Stack maw={640} gap="xl">
      {person.status === 'invited' && <OpenInvitation person={person} />}
      <ProfileForm person={person} isReadOnly={!administers && !isOwnPage} />
      {isOwnPage && <OwnPasswordForm />}
      {!isOwnPage && administers && person.status === 'active' && <GivePasswordForm userId={person.id} />}
      {!isOwnPage && administers && <DeletionDateForm person={person} />}
      {!isOwnPage && managesPeople && person.status === 'active' && (
        <Group>
          <Button color="red" variant="light" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        </Group>
      )}
      {isRemoving && (
        <DeletePersonDialog userId={person.id} name={nameOf(person)} onClose={() => setRemoving(false)} />
      )}
    </Stack>
  );
}

function OpenInvitation({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const dialog = useTexts(dialogTexts);
  const formats = useFormats();
  const invitation = useInvitationOf(person).data;
  const [chosen, choose] = useState<'remind' | 'cancel'>();
  if (!invitation) return null;
  const { id, createdAt, lastSentAt, reminderCount, delivery } = invitation;
  const name = nameOf(person);
  const close = (): void => choose(undefined);
  return (
    <Alert color="blue" variant="light" title={t('invited.title')}>
      <Text size="sm" mb="xs">
        {t('invited.what', {
          day: formats.day(createdAt),
          last: lastSentAt ? formats.ago(lastSentAt) : t('invited.never'),
          count: reminderCount,
        })}
      </Text>
      <Group gap="xs">
        <DeliveryBadge delivery={delivery} />
        <Button size="xs" onClick={() => choose('remind')}>
          {dialog('remind.title')}…
        </Button>
        <Button size="xs" variant="default" onClick={() => choose('cancel')}>
          {dialog('cancel.title')}…
        </Button>
      </Group>
      {chosen === 'remind' && <ReminderDialog invitationId={id} name={name} onClose={close} />}
      {chosen === 'cancel' && <CancelInvitationDialog invitationId={id} name={name} onClose={close} />}
    </Alert>
  );
}
