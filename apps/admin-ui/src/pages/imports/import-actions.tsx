import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { useSession } from '../../session/use-session.js';
import { useTexts } from '../../texts/define-texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { EffectsList } from './effects-list.js';
import type { Import } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

type Command = 'apply' | 'pause' | 'resume' | 'cancel' | 'approval';

/** What can be done with an import at this moment. */
export function ImportActions({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const navigate = useNavigate();
  const { user, rights } = useSession();
  const [asking, ask] = useState<'apply' | 'cancel' | 'undo'>();
  const params = { path: { id: one.id } };
  const close = (): void => ask(undefined);
  const command = useCommand(
    ['imports'],
    (name: Command) =>
      name === 'approval'
        ? api.POST('/v1/imports/{id}/approval', { params })
        : api.POST(`/v1/imports/{id}/${name}`, { params }),
    close,
  );
  const undo = useCommand(
    ['imports'],
    () => dataOf(api.POST('/v1/imports/{id}/undo', { params })),
    ({ id }) => {
      close();
      void navigate(`/imports/${id}`);
    },
  );
  const { status, plannedAt, kind } = one;
  const isPlanned = status === 'planned' && plannedAt !== null;
  const hasEnded = status === 'applied' || status === 'cancelled';
  const wasApplied = Object.values(one.applied).some((count) => count > 0);
  const mayApprove = (rights.platformAdmin || rights.owner) && user.id !== one.startedBy;
  return (
    <>
      {(one.counts['invalid'] ?? 0) > 0 && kind === 'file' && (
        <Button component="a" href={`/v1/imports/${one.id}/repair.csv`} download variant="default">
          {t('action.repair')}
        </Button>
      )}
      {isPlanned && one.awaitingApproval && mayApprove && (
        <Button variant="light" loading={command.isPending} onClick={() => command.mutate('approval')}>
          {t('action.approve')}
        </Button>
      )}
      {isPlanned && <Button onClick={() => ask('apply')}>{t('action.apply')}</Button>}
      {status === 'applying' && (
        <Button variant="default" loading={command.isPending} onClick={() => command.mutate('pause')}>
          {t('action.pause')}
        </Button>
      )}
      {status === 'paused' && (
        <Button loading={command.isPending} onClick={() => command.mutate('resume')}>
          {t('action.resume')}
        </Button>
      )}
      {!hasEnded && status !== 'failed' && (
        <Button variant="subtle" color="red" onClick={() => ask('cancel')}>
          {t('action.cancel')}
        </Button>
      )}
      {hasEnded && wasApplied && kind === 'file' && one.undoneBy === null && (
        <Button variant="default" onClick={() => ask('undo')}>
          {t('action.undo')}
        </Button>
      )}
      {asking === undefined && <ProblemNotice error={command.error} />}
      {asking === 'apply' && (
        <ConfirmDialog
          title={t('action.applyTitle')}
          action={t('action.applyDo')}
          isRunning={command.isPending}
          error={command.error}
          onConfirm={() => command.mutate('apply')}
          onClose={close}
        >
          <Text size="sm">{t('action.applyWhat')}</Text>
          <EffectsList effects={one.effects} />
        </ConfirmDialog>
      )}
      {asking === 'cancel' && (
        <ConfirmDialog
          title={t('action.cancel')}
          action={t('action.cancel')}
          isDangerous
          isRunning={command.isPending}
          error={command.error}
          onConfirm={() => command.mutate('cancel')}
          onClose={close}
        >
          <Text size="sm">{t('action.cancelWhat')}</Text>
        </ConfirmDialog>
      )}
      {asking === 'undo' && (
        <ConfirmDialog
          title={t('action.undoTitle')}
          action={t('action.undoDo')}
          isRunning={undo.isPending}
          error={undo.error}
          onConfirm={() => undo.mutate()}
          onClose={close}
        >
          <Text size="sm">{t('action.undoWhat')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
