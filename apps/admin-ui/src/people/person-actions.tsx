import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Group } from '../groups/groups.query.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { dialogTexts } from './dialogs.texts.js';
import { nameOf, type NamedPerson } from './person-name.js';

/** Fetched when the menu opens: a list is there sooner without them, and nobody chooses faster than they come. */
const loadDialogs = async () => ({ default: (await import('./person-dialogs.js')).PersonDialogs });
const PersonDialogs = lazy(loadDialogs);

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
      <Menu position="bottom-end" onOpen={() => void loadDialogs()}>
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
      {chosen && (
        <Suspense>
          <PersonDialogs
            chosen={chosen}
            userId={person.id}
            name={name}
            invitationId={invitationId}
            group={group}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
