import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { useTexts } from '../../texts/define-texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { OverlapChoice, USUAL_OVERLAP_SECONDS } from '../../ui/overlap-choice.js';
import type { ApiKey, FreshSecret } from './api-keys.query.js';
import { apiKeysTexts } from './api-keys.texts.js';
import { KeyFields, type KeyValues } from './key-fields.js';

interface NewKeyDialogProps {
  onMade: (secret: FreshSecret) => void;
  onClose: () => void;
}

/** A day ends at its end, wherever the browser is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** Makes a key; its secret is shown by whoever opened the dialog. */
export function NewKeyDialog({ onMade, onClose }: NewKeyDialogProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  const [values, setValues] = useState<KeyValues>({ name: '', scopes: [], expiresOn: '' });
  const make = useCommand(
    ['apiKeys'],
    () => {
      const { name, scopes, expiresOn } = values;
      const body = { name: name.trim(), scopes, ...(expiresOn && { expiresAt: endOf(expiresOn) }) };
      return dataOf(api.POST('/v1/api-keys', { body }));
    },
    ({ name, key }) => {
      if (key) onMade({ name, secret: key, isRotated: false });
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('new')}
      action={t('new.do')}
      isRunning={make.isPending}
      isDisabled={values.name.trim() === ''}
      error={make.error}
      onConfirm={() => make.mutate()}
      onClose={onClose}
    >
      <KeyFields values={values} onChange={setValues} faults={fieldFaults(make.error)} />
    </ConfirmDialog>
  );
}

interface KeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
}

/** Changes name, scopes or end of a key. */
export function ChangeKeyDialog({ apiKey, onClose }: KeyDialogProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  const [values, setValues] = useState<KeyValues>({
    name: apiKey.name,
    scopes: [...apiKey.scopes],
    expiresOn: '',
  });
  const change = useCommand(
    ['apiKeys'],
    () => {
      const { name, scopes, expiresOn } = values;
      const body = { name: name.trim(), scopes, ...(expiresOn && { expiresAt: endOf(expiresOn) }) };
      return dataOf(api.PATCH('/v1/api-keys/{id}', { params: { path: { id: apiKey.id } }, body }));
    },
    () => {
      notifyDone(t('changed'));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('change')}
      action={t('change')}
      isRunning={change.isPending}
      isDisabled={values.name.trim() === ''}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <KeyFields values={values} onChange={setValues} faults={fieldFaults(change.error)} />
    </ConfirmDialog>
  );
}

interface RotateKeyDialogProps extends KeyDialogProps {
  onMade: (secret: FreshSecret) => void;
}

/** Gives a key a new secret; the old one goes on for a while. */
export function RotateKeyDialog({ apiKey, onMade, onClose }: RotateKeyDialogProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  const [overlap, setOverlap] = useState(USUAL_OVERLAP_SECONDS);
  const rotate = useCommand(
    ['apiKeys'],
    () =>
      dataOf(
        api.POST('/v1/api-keys/{id}/rotations', {
          params: { path: { id: apiKey.id } },
          body: { overlapSeconds: overlap },
        }),
      ),
    ({ name, key }) => {
      if (key) onMade({ name, secret: key, isRotated: true });
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('rotate')}
      action={t('rotate')}
      isRunning={rotate.isPending}
      error={rotate.error}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('rotate.what')}</Text>
      <OverlapChoice label={t('rotate.overlap')} value={overlap} onChange={setOverlap} />
    </ConfirmDialog>
  );
}

/** Ends a key for good. */
export function EndKeyDialog({ apiKey, onClose }: KeyDialogProps): ReactNode {
  const t = useTexts(apiKeysTexts);
  const end = useCommand(
    ['apiKeys'],
    () => api.DELETE('/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } }),
    () => {
      notifyDone(t('end.done', { name: apiKey.name }));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={`${t('end')}: ${apiKey.name}`}
      action={t('end')}
      isDangerous
      isRunning={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('end.what')}</Text>
    </ConfirmDialog>
  );
}
