import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../api/api-client.js';
import { useCommand } from '../api/use-command.js';
import { notifyDone } from '../ui/notices/notify-done.js';
import { useTexts } from '../texts/define-texts.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dialogTexts } from './dialogs.texts.js';

interface DeletePersonDialogProps {
  userId: string;
  name: string;
  onClose: () => void;
}

/** Remove user → Delete user for somebody who is active (T10). */
export function DeletePersonDialog({ userId, name, onClose }: DeletePersonDialogProps): ReactNode {
  const t = useTexts(dialogTexts);
  const remove = useCommand(
    ['users', 'invitations', 'groups', 'sessions', 'billing'],
    () => api.DELETE('/v1/users/{id}', { params: { path: { id: userId } } }),
    () => {
      notifyDone(t('delete.done', { name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('delete.title')}
      action={t('delete.do')}
      isDangerous
      isRunning={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('delete.what', { name })}</Text>
    </ConfirmDialog>
  );
}
