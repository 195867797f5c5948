import { Group, Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { nameOf } from '../../people/person-name.js';
import { StatusBadge } from '../../people/status-badge.js';
import { useSession } from '../../session/use-session.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { PersonGroups } from './person-groups.js';
import { PersonHistory } from './person-history.js';
import { PersonMails } from './person-mails.js';
import { PersonProfile } from './person-profile.js';
import { PersonSessions } from './person-sessions.js';
import { PersonSignIns } from './person-sign-ins.js';
import { type Person, personQuery } from '../../people/person.query.js';
import { personTexts } from './person.texts.js';

const TABS = ['profile', 'groups', 'sessions', 'mails', 'signIns', 'history'] as const;
type Tab = (typeof TABS)[number];

/** Everything about one person. */
export function PersonPage(): ReactNode {
  const { userId = '' } = useParams();
  const person = useQuery(personQuery(userId));
  if (person.error) return <ProblemNotice error={person.error} onRetry={() => void person.refetch()} />;
  if (!person.data) return <Skeleton height={240} />;
  return <PersonTabs key={userId} person={person.data} />;
}

function PersonTabs({ person }: { person: Person }): ReactNode {
  const t = useTexts(personTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const { tab } = useParams();
  const { user, rights } = useSession();
  const isOwnPage = user.id === person.id;
  const managesSomebody = rights.managesPeopleOf.length > 0;
  const shown: Record<Tab, boolean> = {
    profile: true,
    groups: person.status !== 'deleted',
    sessions: person.status !== 'deleted',
    mails: managesSomebody,
    signIns: isOwnPage || managesSomebody,
    history: rights.platformAdmin || rights.owner,
  };
  const tabs = TABS.filter((name) => shown[name]);
  const current = tabs.find((name) => name === tab) ?? 'profile';
  const login = person.email ?? person.username;
  return (
    <>
      <PageHeader
        title={nameOf(person)}
        description={
          <Group gap="xs" component="span">
            {login && login !== nameOf(person) && login}
            <StatusBadge status={person.status} />
            {person.deletedAt && (
              <Text component="span" size="sm">
                {t('deletedOn', { day: formats.day(person.deletedAt) })}
              </Text>
            )}
          </Group>
        }
      />
      <Tabs
        value={current}
        onChange={(value) => void navigate(`/people/${person.id}${value === 'profile' ? '' : `/${value}`}`)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="profile">
          <PersonProfile person={person} />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <PersonGroups person={person} />
        </Tabs.Panel>
        <Tabs.Panel value="sessions">
          <PersonSessions person={person} isOwn={isOwnPage} />
        </Tabs.Panel>
        <Tabs.Panel value="mails">
          <PersonMails userId={person.id} />
        </Tabs.Panel>
        <Tabs.Panel value="signIns">
          <PersonSignIns userId={person.id} isOwn={isOwnPage} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <PersonHistory userId={person.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
