import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Group } from '../groups/groups.query.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { CancelInvitationDialog } from './cancel-invitation-dialog.js';
import { DeletePersonDialog } from './delete-person-dialog.js';
import { dialogTexts } from './dialogs.texts.js';
import { nameOf, type NamedPerson } from './person-name.js';
import { ReminderDialog } from './reminder-dialog.js';
import { RemoveMemberDialog } from './remove-member-dialog.js';

type Choice = 'remind' | 'cancel' | 'remove' | 'delete';

interface PersonActionsProps {
  person: NamedPerson;
  /** The open invitation, of somebody who is invited. */
  invitationId?: string;
  /** The group in whose list the person stands. */
  group?: Group;
}

/** What can be done with somebody in a list; whether it may be, the API says. */
export function PersonActions({ person, invitationId, group }: PersonActionsProps): ReactNode {
  const t = useTexts(dialogTexts);
  const word = useTexts(wordTexts);
  const [chosen, choose] = useState<Choice>();
  const name = nameOf(person);
  const close = (): void => choose(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${word('actions')}: ${name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {invitationId ? (
            <>
              <Menu.Item onClick={() => choose('remind')}>{t('remind.title')}…</Menu.Item>
              <Menu.Item color="red" onClick={() => choose('cancel')}>
                {t('cancel.title')}…
              </Menu.Item>
            </>
          ) : (
            <>
              {group && (
                <Menu.Item onClick={() => choose('remove')}>
                  {t('remove.title', { group: group.name })}…
                </Menu.Item>
              )}
              <Menu.Item color="red" onClick={() => choose('delete')}>
                {t('delete.title')}…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {chosen === 'remind' && invitationId && (
        <ReminderDialog invitationId={invitationId} name={name} onClose={close} />
      )}
      {chosen === 'cancel' && invitationId && (
        <CancelInvitationDialog invitationId={invitationId} name={name} onClose={close} />
      )}
      {chosen === 'remove' && group && (
        <RemoveMemberDialog group={group} userId={person.id} name={name} onClose={close} />
      )}
      {chosen === 'delete' && <DeletePersonDialog userId={person.id} name={name} onClose={close} />}
    </>
  );
}
