import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGroupTree } from '../../groups/groups.query.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { ImportRow } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

/** What happens to one row: fields from → to, groups, everything that is wrong, what may be a slip, what is left. */
export function RowEffects({ row }: { row: ImportRow }): ReactNode {
  const t = useTexts(importsTexts);
  const word = useTexts(wordTexts);
  const tree = useGroupTree();
  const nameOfField = (field: string | null): string => (field ? sayWord(word, wordTexts, field, field) : '');
  const groups = row.memberships
    .map(({ groupId, role }) => `${tree.byId.get(groupId)?.name ?? '…'} (${word(`role.${role}`)})`)
    .join(', ');
  return (
    <>
      {row.errors.map(({ column, code, message, suggestion }) => (
        <Text key={`${column}${code}`} size="sm" c="red">
          {nameOfField(column)} {message} {suggestion && t('rows.meant', { suggestion })}
        </Text>
      ))}
      {row.conflicts.map(({ field, code, message }) => (
        <Text key={`${field}${code}`} size="sm">
          {nameOfField(field)} {message}
        </Text>
      ))}
      {row.hints.map(({ column, code, message }) => (
        <Text key={`${column}${code}`} size="sm" c="dimmed">
          {nameOfField(column)} {message}
        </Text>
      ))}
      {row.changes.map(({ field, from, to }) => (
        <Text key={field} size="xs">
          {nameOfField(field)}: {from !== null && <del>{from || t('rows.empty')}</del>}{' '}
          {from !== null && '→ '}
          <ins>{to ?? t('rows.empty')}</ins>
        </Text>
      ))}
      {groups && (
        <Text size="xs">
          {t(row.outcome === 'delete' || row.conflicts.length > 0 ? 'rows.leaves' : 'rows.joins', { groups })}
        </Text>
      )}
    </>
  );
}
