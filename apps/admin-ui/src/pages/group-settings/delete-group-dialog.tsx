import { Checkbox, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { GroupEffectsList } from '../../groups/group-effects.js';
import type { Group } from '../../groups/groups.query.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { groupSettingsTexts } from './group-settings.texts.js';

/** Deletes a group with all below it, after showing what that means and a ticked confirmation (G25). */
export function DeleteGroupDialog({ group, onClose }: { group: Group; onClose: () => void }): ReactNode {
  const t = useTexts(groupSettingsTexts);
  const navigate = useNavigate();
  const [isSure, setSure] = useState(false);
  const path = { id: group.id };
  const preview = useQuery({
    queryKey: ['groups', 'deletion', group.id],
    queryFn: ({ signal }) =>
      dataOf(api.DELETE('/v1/groups/{id}', { signal, params: { path, query: { dryRun: 'true' } } })),
    retry: false,
  });
  const remove = useCommand(
    ['groups', 'users', 'invitations', 'sessions', 'billing'],
    () => api.DELETE('/v1/groups/{id}', { params: { path } }),
    () => {
      notifyDone(t('delete.done', { name: group.name }));
      void navigate(group.parentId ? `/groups/${group.parentId}` : '/');
    },
  );
  return (
    <ConfirmDialog
      title={t('delete.title', { name: group.name })}
      action={t('delete.do')}
      isDangerous
      isRunning={remove.isPending}
      isDisabled={!preview.data || !isSure}
      error={remove.error ?? preview.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {preview.isLoading && <Skeleton height={60} />}
      {preview.data && <GroupEffectsList effects={preview.data} />}
      <Checkbox
        label={t('delete.sure')}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
