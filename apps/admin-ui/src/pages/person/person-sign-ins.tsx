import { Badge, Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { defineTexts, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

const texts = defineTexts(
  {
    list: 'Open sign-ins',
    program: 'With',
    unknown: 'Unknown program',
    since: 'Since',
    until: 'Ends by itself',
    from: 'From',
    here: 'This one',
    end: 'End',
    endAll: 'End all',
    endOthers: 'End all others',
    none: 'No open sign-ins',
    noneWhat: 'They are signed in nowhere at the moment.',
  },
  {
    list: 'Connexions ouvertes',
    program: 'Avec',
    unknown: 'Programme inconnu',
    since: 'Depuis',
    until: 'Fin automatique',
    from: 'Adresse',
    here: 'Celle-ci',
    end: 'Terminer',
    endAll: 'Tout terminer',
    endOthers: 'Terminer toutes les autres',
    none: 'Aucune connexion ouverte',
    noneWhat: 'La personne n’est connectée nulle part en ce moment.',
  },
);

type SignIn = Schemas['SignInResource'];

/** Where somebody is signed in; each can be ended. */
export function PersonSignIns({ userId, isOwn }: { userId: string; isOwn: boolean }): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const queryClient = useQueryClient();
  const key = ['users', userId, 'sign-ins'];
  const path = { id: userId };
  const pages = usePages<SignIn>(key, (cursor, signal) => {
    const query = { cursor, limit: PAGE_SIZE };
    return isOwn
      ? dataOf(api.GET('/v1/auth/sign-ins', { signal, params: { query } }))
      : dataOf(api.GET('/v1/users/{id}/sign-ins', { signal, params: { path, query } }));
  });
  const refresh = (): void => void queryClient.invalidateQueries({ queryKey: key });
  const end = useCommand(
    [],
    (signInId: string) =>
      isOwn
        ? api.DELETE('/v1/auth/sign-ins/{signInId}', { params: { path: { signInId } } })
        : api.DELETE('/v1/users/{id}/sign-ins/{signInId}', { params: { path: { ...path, signInId } } }),
    refresh,
  );
  const endAll = useCommand(
    [],
    () =>
      isOwn ? api.DELETE('/v1/auth/sign-ins') : api.DELETE('/v1/users/{id}/sign-ins', { params: { path } }),
    refresh,
  );
  const { mutate } = end;
  const columns = useMemo<readonly DataColumn<SignIn>[]>(
    () => [
      {
        id: 'program',
        header: t('program'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: ({ userAgent, current }) => (
          <Group gap="xs">
            <Text size="sm">{userAgent || t('unknown')}</Text>
            {current && <Badge variant="light">{t('here')}</Badge>}
          </Group>
        ),
      },
      { id: 'from', header: t('from'), width: '10rem', cell: ({ clientIp }) => clientIp || '–' },
      { id: 'since', header: t('since'), width: '11rem', cell: ({ createdAt }) => formats.time(createdAt) },
      { id: 'until', header: t('until'), width: '11rem', cell: ({ expiresAt }) => formats.time(expiresAt) },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '7rem',
        cell: ({ id, current }) =>
          !current && (
            <Button size="compact-sm" variant="default" onClick={() => mutate(id)}>
              {t('end')}
            </Button>
          ),
      },
    ],
    [t, word, formats, mutate],
  );
  return (
    <DataTable
      label={t('list')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
      below={<ProblemNotice error={end.error ?? endAll.error} />}
      toolbar={
        pages.rows.length > 1 && (
          <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
            {t(isOwn ? 'endOthers' : 'endAll')}
          </Button>
        )
      }
    />
  );
}
