import { Alert, List, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../api/api-client.js';
import { useCommand } from '../api/use-command.js';
import { type Group, useGroupTree } from '../groups/groups.query.js';
import { notifyDone } from '../ui/notices/notify-done.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { dialogTexts } from './dialogs.texts.js';
import type { Role } from './roles.rules.js';

interface RemoveMemberDialogProps {
  group: Group;
  userId: string;
  name: string;
  onClose: () => void;
}

type Scope = 'publicSubgroups' | 'allSubgroups';

/** Removes somebody from a group and from those below it, after showing from which (G28-G31). */
export function RemoveMemberDialog({ group, userId, name, onClose }: RemoveMemberDialogProps): ReactNode {
  const t = useTexts(dialogTexts);
  const [scope, setScope] = useState<Scope>('publicSubgroups');
  const path = { id: group.id, userId };
  const preview = useQuery({
    queryKey: ['users', 'removal', path, scope],
    queryFn: ({ signal }) =>
      dataOf(
        api.DELETE('/v1/groups/{id}/members/{userId}', {
          signal,
          params: { path, query: { scope, dryRun: 'true' } },
        }),
      ),
  });
  const remove = useCommand(
    ['users', 'invitations', 'groups', 'sessions', 'billing'],
    () => api.DELETE('/v1/groups/{id}/members/{userId}', { params: { path, query: { scope } } }),
    () => {
      notifyDone(t('remove.done', { name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('remove.title', { group: group.name })}
      action={t('remove.do')}
      isDangerous
      isRunning={remove.isPending}
      isDisabled={!preview.data}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Radio.Group
        label={t('remove.what', { name, group: group.name })}
        value={scope}
        onChange={(value) => setScope(value as Scope)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="publicSubgroups" label={t('remove.publicSubgroups')} />
          <Radio value="allSubgroups" label={t('remove.allSubgroups')} />
        </Stack>
      </Radio.Group>
      {preview.isLoading && <Skeleton height={48} />}
      <ProblemNotice error={preview.error} />
      {preview.data && (
        <div role="status">
          <Text size="sm" fw={550}>
            {t('remove.preview')}
          </Text>
          <Losses removed={preview.data.removed} />
          {preview.data.userDeleted && (
            <Alert color="red" mt="xs">
              {t('remove.deleted')}
            </Alert>
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}

function Losses({ removed }: { removed: readonly { groupId: string; role: Role }[] }): ReactNode {
  const word = useTexts(wordTexts);
  const tree = useGroupTree();
  return (
    <List size="sm">
      {removed.map(({ groupId, role }) => (
        <List.Item key={`${groupId}${role}`}>
          {tree.byId.get(groupId)?.name ?? groupId} ({word(`role.${role}`)})
        </List.Item>
      ))}
    </List>
  );
}
