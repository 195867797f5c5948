import { Button, Group, Tabs } from '@mantine/core';
import { IconCalendarPlus, IconRoute } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGroupTree } from '../../groups/groups.query.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { PageHeader } from '../../ui/page-header.js';
import { NewPathDialog } from './new-path-dialog.js';
import { sessionsTexts } from './sessions.texts.js';

/** The head of the lists of sessions and of paths, with what may be created. */
export function SessionTabs({ current }: { current: 'sessions' | 'paths' }): ReactNode {
  const t = useTexts(sessionsTexts);
  const navigate = useNavigate();
  const groups = [...useGroupTree().byId.values()];
  const { mayCreatePathIn, mayCreateSessionIn } = useSessionRights();
  const [isCreating, setCreating] = useState(false);
  const actions = (
    <Group gap="xs">
      {groups.some(mayCreatePathIn) && (
        <Button
          variant="default"
          leftSection={<IconRoute size={16} aria-hidden />}
          onClick={() => setCreating(true)}
        >
          {t('paths.new')}
        </Button>
      )}
      {groups.some(mayCreateSessionIn) && (
        <Button
          component={Link}
          to="/sessions/new"
          variant="light"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
        >
          {t('new')}
        </Button>
      )}
    </Group>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={actions} />
      <Tabs value={current} onChange={(value) => void navigate(value === 'paths' ? '/paths' : '/sessions')}>
        <Tabs.List mb="md">
          <Tabs.Tab value="sessions">{t('tab.sessions')}</Tabs.Tab>
          <Tabs.Tab value="paths">{t('tab.paths')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {isCreating && (
        <NewPathDialog
          onClose={(isCreated) => {
            setCreating(false);
            if (isCreated) void navigate('/paths');
          }}
        />
      )}
    </>
  );
}
