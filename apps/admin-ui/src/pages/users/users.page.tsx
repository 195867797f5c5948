import { Breadcrumbs, Button, Skeleton, Tabs, Text } from '@mantine/core';
import { IconLock, IconSettings, IconUserPlus } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { pathOf } from '../../groups/group-tree.rules.js';
import { administers, managesPeopleOf, useGroupTree } from '../../groups/groups.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { problemTexts } from '../../ui/problem.texts.js';
import { CurrentMembers } from './current-members.js';
import { usersTexts } from './users.texts.js';

const InvitedUsers = lazy(async () => ({ default: (await import('./invited-users.js')).InvitedUsers }));

/** The people of a group: current members and invited users (S2). */
export function UsersPage(): ReactNode {
  const t = useTexts(usersTexts);
  const problem = useTexts(problemTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const { groupId = '', section } = useParams();
  const tree = useGroupTree();
  const group = tree.byId.get(groupId);
  if (!group) return <EmptyState title={problem('heading')}>{problem('not_found')}</EmptyState>;
  const mayManage = managesPeopleOf(group);
  const path = pathOf(tree, groupId).slice(0, -1);
  return (
    <>
      {path.length > 0 && (
        <nav aria-label={t('path')}>
          <Breadcrumbs mb={4} separatorMargin={6}>
            {path.map(({ id, name }) => (
              <Text key={id} component={Link} to={`/groups/${id}`} size="sm" c="dimmed">
                {name}
              </Text>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <PageHeader
        title={group.name}
        description={
          !group.public && group.parentId !== null ? <IconLock size={16} aria-hidden /> : undefined
        }
        actions={
          <>
            {administers(group) && (
              <Button
                component={Link}
                to={`/groups/${groupId}/settings`}
                variant="default"
                leftSection={<IconSettings size={16} aria-hidden />}
              >
                {t('settings')}
              </Button>
            )}
            {mayManage && (
              <Button
                component={Link}
                to={`/users/new?group=${groupId}`}
                variant="light"
                leftSection={<IconUserPlus size={16} aria-hidden />}
              >
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <Tabs
        value={section === 'invited' ? 'invited' : 'current'}
        onChange={(value) => void navigate(`/groups/${groupId}${value === 'invited' ? '/invited' : ''}`)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="current" rightSection={<Count of={formats.number(group.memberCount)} />}>
            {t('current')}
          </Tabs.Tab>
          {mayManage && (
            <Tabs.Tab value="invited" rightSection={<Count of={formats.number(group.invitedCount)} />}>
              {t('invited')}
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="current">
          <CurrentMembers key={groupId} group={group} />
        </Tabs.Panel>
        <Tabs.Panel value="invited">
          <Suspense fallback={<Skeleton height={280} aria-label={word('loading')} />}>
            <InvitedUsers key={groupId} group={group} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Count({ of }: { of: string }): ReactNode {
  return (
    <Text size="xs" c="dimmed" component="span">
      {of}
    </Text>
  );
}
