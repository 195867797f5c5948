import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { administers, managesPeopleOf, useGroupTree } from '../groups/groups.query.js';
import { useSessionRights } from '../learning-sessions/use-session-rights.js';
import { useTexts } from '../texts/define-texts.js';
import { shellTexts } from './shell.texts.js';

/** Create → User, Group, Session: what the caller may create somewhere. */
export function CreateMenu(): ReactNode {
  const t = useTexts(shellTexts);
  const groups = [...useGroupTree().byId.values()];
  const { groupId } = useParams();
  const at = groupId ? `?group=${groupId}` : '';
  const { mayCreateSessionIn } = useSessionRights();
  const managesPeople = groups.some(managesPeopleOf);
  const leadsSessions = groups.some(mayCreateSessionIn);
  if (!managesPeople && !leadsSessions) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />} size="sm">
          {t('create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {managesPeople && (
          <Menu.Item component={Link} to={`/users/new${at}`}>
            {t('create.user')}
          </Menu.Item>
        )}
        {groups.some(administers) && (
          <Menu.Item component={Link} to={`/groups/new${at}`}>
            {t('create.group')}
          </Menu.Item>
        )}
        {leadsSessions && (
          <Menu.Item component={Link} to={`/sessions/new${at}`}>
            {t('create.session')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
