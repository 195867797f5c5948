import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { GroupEffectsList } from '../../groups/group-effects.js';
import type { Group } from '../../groups/groups.query.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { groupSettingsTexts } from './group-settings.texts.js';

interface ChangeGroupDialogProps {
  group: Group;
  changes: Schemas['ChangeGroupRequest'];
  onClose: (wasChanged: boolean) => void;
}

/** Shows who gains and loses what, then changes the group. */
export function ChangeGroupDialog({ group, changes, onClose }: ChangeGroupDialogProps): ReactNode {
  const t = useTexts(groupSettingsTexts);
  const params = { path: { id: group.id } };
  const preview = useQuery({
    queryKey: ['groups', 'change', group.id, changes],
    queryFn: ({ signal }) =>
      dataOf(
        api.PATCH('/v1/groups/{id}', {
          signal,
          params: { ...params, query: { dryRun: 'true' } },
          body: changes,
        }),
      ),
    retry: false,
  });
  const change = useCommand(
    ['groups', 'users', 'invitations', 'sessions'],
    () => api.PATCH('/v1/groups/{id}', { params, body: changes }),
    () => {
      notifyDone(t('change.done'));
      onClose(true);
    },
  );
  const effects = preview.data && 'totals' in preview.data ? preview.data : undefined;
  return (
    <ConfirmDialog
      title={t('change.title')}
      action={t('change.do')}
      isRunning={change.isPending}
      isDisabled={!effects}
      error={change.error ?? preview.error}
      onConfirm={() => change.mutate()}
      onClose={() => onClose(false)}
    >
      {preview.isLoading && <Skeleton height={60} />}
      {effects && <GroupEffectsList effects={effects} />}
    </ConfirmDialog>
  );
}
