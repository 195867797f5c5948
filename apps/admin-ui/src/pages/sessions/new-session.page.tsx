import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { useGroupTree } from '../../groups/groups.query.js';
import { PathPicker } from '../../learning-sessions/path-picker.js';
import { fromLocalField } from '../../learning-sessions/session-state.rules.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { SessionFields, type SessionValues } from './session-fields.js';
import { sessionsTexts } from './sessions.texts.js';

const EMPTY: SessionValues = { name: '', startsAt: '', endsAt: '', instructorIds: [], audience: 'dynamic' };

/** Create → Session: a path, a time, instructors; whom it is for is said on the page of the session. */
export function NewSessionPage(): ReactNode {
  const t = useTexts(sessionsTexts);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const tree = useGroupTree();
  const { mayCreateSessionIn } = useSessionRights();
  const at = tree.byId.get(params.get('group') ?? '');
  const [pathId, setPathId] = useState(params.get('path'));
  const [groupId, setGroupId] = useState(at && mayCreateSessionIn(at) ? at.id : null);
  const [values, setValues] = useState(EMPTY);
  const create = useCommand(
    ['sessions'],
    (id: string) =>
      dataOf(
        api.POST('/v1/paths/{id}/sessions', {
          params: { path: { id } },
          body: { ...bodyOf(values), groupId: groupId ?? '' },
        }),
      ),
    ({ id }) => {
      notifyDone(t('form.created'));
      void navigate(`/sessions/${id}/audience`);
    },
  );
  const faults = fieldFaults(create.error);
  const isComplete = pathId && groupId && values.name.trim() && values.startsAt;
  return (
    <>
      <PageHeader title={t('form.title')} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (pathId) create.mutate(pathId);
        }}
        noValidate
      >
        <Stack maw={640}>
          <PathPicker
            label={t('path')}
            placeholder={t('form.choosePath')}
            nothingFound={t('noPathFound')}
            required
            value={pathId}
            onChange={setPathId}
          />
          <NoPathYet />
          <OneGroupPicker
            label={t('form.group')}
            description={t('form.groupHint')}
            required
            isOffered={mayCreateSessionIn}
            value={groupId}
            onChange={setGroupId}
            error={faults['groupId']}
          />
          <SessionFields
            values={values}
            onChange={(changes) => setValues({ ...values, ...changes })}
            faults={faults}
          />
          <ProblemNotice error={create.error} />
          <Group>
            <Button type="submit" loading={create.isPending} disabled={!isComplete}>
              {t('form.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}

/** Where there is no path, no session can be made: says so, and leads to the paths. */
function NoPathYet(): ReactNode {
  const t = useTexts(sessionsTexts);
  const paths = useQuery({
    queryKey: ['sessions', 'paths', 'any'],
    queryFn: ({ signal }) => dataOf(api.GET('/v1/paths', { signal, params: { query: { limit: 1 } } })),
  });
  if (paths.data?.items.length !== 0) return null;
  return (
    <Text size="sm">
      {t('form.needsPath')}{' '}
      <Anchor component={Link} to="/paths">
        {t('tab.paths')}
      </Anchor>
    </Text>
  );
}

function bodyOf({ name, startsAt, endsAt, instructorIds, audience }: SessionValues) {
  const end = fromLocalField(endsAt);
  return {
    name: name.trim(),
    startsAt: fromLocalField(startsAt) ?? '',
    ...(end && { endsAt: end }),
    ...(instructorIds.length > 0 && { instructorIds }),
    audience,
  };
}
