import { Group, Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useGroupTree } from '../../groups/groups.query.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { AudienceForm } from './audience-form.js';
import { LearnerList } from './learner-list.js';
import { SessionInviteForm } from './session-invite-form.js';
import { SessionSettings } from './session-settings.js';
import { SessionStateBadge } from './session-state-badge.js';
import { type SessionDetails, sessionDetailsQuery } from './session.query.js';
import { sessionTexts } from './session.texts.js';
import { sessionsTexts } from './sessions.texts.js';

const TABS = ['learners', 'audience', 'invite', 'settings'] as const;

/** One session: who learns, whom it is for, inviting from it, and its settings. */
export function SessionPage(): ReactNode {
  const { sessionId = '' } = useParams();
  const session = useQuery(sessionDetailsQuery(sessionId));
  if (session.error) return <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Skeleton height={240} />;
  return <SessionTabsOf key={sessionId} session={session.data} />;
}

function SessionTabsOf({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const navigate = useNavigate();
  const { tab } = useParams();
  const mayChange = useSessionRights().mayChange(session);
  const current = TABS.find((name) => name === tab) ?? 'learners';
  return (
    <>
      <PageHeader title={session.name} description={<WhenAndWhere session={session} />} />
      {mayChange ? (
        <Tabs
          value={current}
          onChange={(value) =>
            void navigate(`/sessions/${session.id}${value === 'learners' ? '' : `/${value}`}`)
          }
          keepMounted={false}
        >
          <Tabs.List mb="md">
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="learners">
            <LearnerList session={session} />
          </Tabs.Panel>
          <Tabs.Panel value="audience">
            <AudienceForm session={session} />
          </Tabs.Panel>
          <Tabs.Panel value="invite">
            <SessionInviteForm session={session} />
          </Tabs.Panel>
          <Tabs.Panel value="settings">
            <SessionSettings session={session} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Text c="dimmed">{t('notYours')}</Text>
      )}
    </>
  );
}

function WhenAndWhere({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const list = useTexts(sessionsTexts);
  const formats = useFormats();
  const group = useGroupTree().byId.get(session.groupId)?.name ?? list('unseenGroup');
  const start = formats.time(session.startsAt);
  const end = session.endsAt && formats.time(session.endsAt);
  return (
    <Group gap="xs" component="span">
      {t('of', { path: session.pathName, group })}
      <span>{end ? t('fromTo', { start, end }) : t('from', { start })}</span>
      <SessionStateBadge session={session} />
    </Group>
  );
}
