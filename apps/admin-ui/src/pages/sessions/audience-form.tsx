import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { GroupPicker } from '../../groups/group-picker.js';
import type { Group as GroupOfPeople } from '../../groups/groups.query.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useSessionState } from '../../learning-sessions/use-session-state.js';
import { PeopleField } from '../../people/people-field.js';
import { useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import type { SessionDetails } from './session.query.js';
import { sessionTexts } from './session.texts.js';

/** Whom a session is for: groups, people, exceptions (PS2, PS3). */
export function AudienceForm({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const { mayCreateSessionIn } = useSessionRights();
  const isOver = useSessionState(session) === 'ended';
  const [groupIds, setGroupIds] = useState(session.groupIds);
  const [userIds, setUserIds] = useState(session.userIds);
  const [excludedUserIds, setExcludedUserIds] = useState(session.excludedUserIds);
  const save = useCommand(
    ['sessions', 'users'],
    () =>
      dataOf(
        api.PUT('/v1/sessions/{id}/audience', {
          params: { path: { id: session.id } },
          body: { groupIds, userIds, excludedUserIds },
        }),
      ),
    () => notifyDone(t('audience.saved')),
  );
  if (isOver) return <Alert color="gray">{t('audience.ended')}</Alert>;
  const faults = fieldFaults(save.error);
  // What is chosen already can be taken out, also by those who could not choose it.
  const isOffered = (group: GroupOfPeople): boolean =>
    mayCreateSessionIn(group) || session.groupIds.includes(group.id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack maw={640}>
        <Text c="dimmed">
          {t('audience.what')} {t(`audience.${session.audience}`)}
        </Text>
        <GroupPicker
          label={t('audience.groups')}
          value={groupIds}
          onChange={setGroupIds}
          isOffered={isOffered}
          error={faults['groupIds']}
        />
        <PeopleField
          label={t('audience.users')}
          value={userIds}
          onChange={setUserIds}
          error={faults['userIds']}
        />
        <PeopleField
          label={t('audience.excluded')}
          description={t('audience.excludedHint')}
          value={excludedUserIds}
          onChange={setExcludedUserIds}
          error={faults['excludedUserIds']}
        />
        <ProblemNotice error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('audience.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
