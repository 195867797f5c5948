import { Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { sessionsTexts } from './sessions.texts.js';

interface RenamePathDialogProps {
  path: Schemas['PathResource'];
  onClose: () => void;
}

/** Gives a path another name. */
export function RenamePathDialog({ path, onClose }: RenamePathDialogProps): ReactNode {
  const t = useTexts(sessionsTexts);
  const word = useTexts(wordTexts);
  const [name, setName] = useState(path.name);
  const rename = useCommand(
    ['sessions'],
    () =>
      dataOf(api.PATCH('/v1/paths/{id}', { params: { path: { id: path.id } }, body: { name: name.trim() } })),
    (renamed) => {
      notifyDone(t('paths.renamed', { name: renamed.name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('paths.rename')}
      action={t('paths.rename')}
      isRunning={rename.isPending}
      error={rename.error}
      isDisabled={name.trim() === '' || name.trim() === path.name}
      onConfirm={() => rename.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={word('name')}
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldFaults(rename.error)['name']}
      />
      <Text size="sm" c="dimmed">
        {t('paths.renameWhat')}
      </Text>
    </ConfirmDialog>
  );
}
