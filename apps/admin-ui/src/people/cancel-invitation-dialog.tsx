import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api, dataOf } from '../api/api-client.js';
import { useCommand } from '../api/use-command.js';
import { notifyDone } from '../ui/notices/notify-done.js';
import { useTexts } from '../texts/define-texts.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dialogTexts } from './dialogs.texts.js';

interface CancelInvitationDialogProps {
  invitationId: string;
  name: string;
  onClose: () => void;
}

/** Remove user → Delete user for somebody who is invited: the invitation ends (T9, D-11). */
export function CancelInvitationDialog(props: CancelInvitationDialogProps): ReactNode {
  const { invitationId, name, onClose } = props;
  const t = useTexts(dialogTexts);
  const cancel = useCommand(
    ['invitations', 'users', 'groups', 'sessions'],
    () => dataOf(api.DELETE('/v1/invitations/{id}', { params: { path: { id: invitationId } } })),
    ({ outcome }) => {
      const isWhole = outcome === 'cancelled';
      notifyDone(t(isWhole ? 'cancel.cancelled' : 'cancel.detached'));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('cancel.title')}
      action={t('cancel.do')}
      isDangerous
      isRunning={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('cancel.what', { name })}</Text>
    </ConfirmDialog>
  );
}
