import { Checkbox, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../api/api-client.js';
import { useCommand } from '../api/use-command.js';
import { notifyDone } from '../ui/notices/notify-done.js';
import { usePlatform } from '../platform/platform.query.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dialogTexts } from './dialogs.texts.js';
import { ReminderPreview } from './reminder-preview.js';

interface ReminderDialogProps {
  invitationId: string;
  name: string;
  onClose: () => void;
}

/** Sends an invitation once more, with words of one's own (T8). */
export function ReminderDialog({ invitationId, name, onClose }: ReminderDialogProps): ReactNode {
  const t = useTexts(dialogTexts);
  const [message, setMessage] = useState('');
  const [newLink, setNewLink] = useState(false);
  const remind = useCommand(
    ['invitations', 'mails'],
    () =>
      api.POST('/v1/invitations/{id}/reminders', {
        params: { path: { id: invitationId } },
        body: { newLink, ...(message.trim() && { message: message.trim() }) },
      }),
    () => {
      notifyDone(t('remind.done'));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('remind.title')}
      action={t('remind.title')}
      isRunning={remind.isPending}
      error={remind.error}
      onConfirm={() => remind.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('remind.what', { name })}</Text>
      <ReminderFields message={message} onMessage={setMessage} newLink={newLink} onNewLink={setNewLink} />
      <ReminderPreview invitationId={invitationId} message={message.trim()} />
    </ConfirmDialog>
  );
}

interface ReminderFieldsProps {
  message: string;
  onMessage: (message: string) => void;
  newLink: boolean;
  onNewLink: (newLink: boolean) => void;
}

/** What a reminder can carry. */
export function ReminderFields({ message, onMessage, newLink, onNewLink }: ReminderFieldsProps): ReactNode {
  const t = useTexts(dialogTexts);
  const word = useTexts(wordTexts);
  const isTrial = usePlatform().plan === 'free_trial';
  return (
    <>
      <Textarea
        label={`${t('remind.message')} (${word('optional')})`}
        description={isTrial ? t('remind.messageTrial') : undefined}
        disabled={isTrial}
        maxLength={1_000}
        autosize
        minRows={3}
        value={message}
        onChange={(event) => onMessage(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox
        label={t('remind.newLink')}
        checked={newLink}
        onChange={(event) => onNewLink(event.currentTarget.checked)}
      />
    </>
  );
}
