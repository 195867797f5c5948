import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { sessionsTexts } from './sessions.texts.js';

interface NewPathDialogProps {
  onClose: (isCreated: boolean) => void;
}

/** Creates a learning path. */
export function NewPathDialog({ onClose }: NewPathDialogProps): ReactNode {
  const t = useTexts(sessionsTexts);
  const word = useTexts(wordTexts);
  const { mayCreatePathIn } = useSessionRights();
  const [name, setName] = useState('');
  const [groupId, setGroupId] = useState<string | null>(null);
  const create = useCommand(
    ['sessions'],
    () => dataOf(api.POST('/v1/paths', { body: { name: name.trim(), groupId: groupId ?? '' } })),
    (path) => {
      notifyDone(t('paths.created', { name: path.name }));
      onClose(true);
    },
  );
  const faults = fieldFaults(create.error);
  return (
    <ConfirmDialog
      title={t('paths.new')}
      action={t('paths.create')}
      isRunning={create.isPending}
      error={create.error}
      isDisabled={name.trim() === '' || groupId === null}
      onConfirm={() => create.mutate()}
      onClose={() => onClose(false)}
    >
      <TextInput
        label={word('name')}
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faults['name']}
      />
      <OneGroupPicker
        label={t('paths.group')}
        required
        isOffered={mayCreatePathIn}
        value={groupId}
        onChange={setGroupId}
        error={faults['groupId']}
      />
    </ConfirmDialog>
  );
}
