import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/api-client.js';
import { useTexts } from '../texts/define-texts.js';
import { useLocale } from '../texts/locale.js';
import { groupEffectTexts } from './group-effects.texts.js';
import { useGroupTree } from './groups.query.js';

/** What a change of a group leads to. */
export type GroupEffects = Schemas['GroupEffects'];

const TOTALS = [
  'deletedGroups',
  'deletedPeople',
  'cancelledInvitations',
  'addedMemberships',
  'removedMemberships',
  'addedEnrolments',
  'droppedEnrolments',
] as const;
const PEOPLE = ['gainedAdmins', 'lostAdmins', 'gainedUserAdmins', 'lostUserAdmins'] as const;
const VISIBILITY = ['connected', 'separated'] as const;
/** Longer lists of names are cut: whoever reads this decides by how many there are. */
const NAMES_SHOWN = 12;

/** Says in sentences what a change of a group would do, before it is done (G23, D-02, D-03). */
export function GroupEffectsList({ effects }: { effects: GroupEffects }): ReactNode {
  const t = useTexts(groupEffectTexts);
  const { locale } = useLocale();
  const tree = useGroupTree();
  const list = (names: readonly string[]): string => {
    const shown = names.length > NAMES_SHOWN ? [...names.slice(0, NAMES_SHOWN), '…'] : names;
    return new Intl.ListFormat(locale, { type: 'unit' }).format(shown);
  };
  const lines = [
    ...TOTALS.flatMap((key) => {
      const count = effects.totals[key];
      return count > 0 ? [t(key, { count })] : [];
    }),
    ...PEOPLE.flatMap((key) => {
      const names = effects[key].map(({ firstName, lastName }) => `${firstName} ${lastName}`);
      return names.length > 0 ? [t(key, { names: list(names) })] : [];
    }),
    ...VISIBILITY.flatMap((key) => {
      const names = effects.visibility[key].map((id) => tree.byId.get(id)?.name ?? id);
      return names.length > 0 ? [t(key, { names: list(names) })] : [];
    }),
  ];
  if (lines.length === 0) return <Text size="sm">{t('none')}</Text>;
  return (
    <List size="sm">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
