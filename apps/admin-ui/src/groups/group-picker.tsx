import { MultiSelect, Select, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { useLocale } from '../texts/locale.js';
import { wordTexts } from '../texts/words.texts.js';
import { byFoldedName, optionsOf } from './group-options.js';
import { groupPickerTexts } from './group-picker.texts.js';
import { alsoJoined } from './group-tree.rules.js';
import { type Group, managesPeopleOf, useGroupTree } from './groups.query.js';

/** So many are shown at once; typing narrows them down. */
const SHOWN = 100;

interface GroupPickerProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  label?: string;
  error?: ReactNode;
  required?: boolean;
  /** Which groups are offered; those whose people the caller manages without it. */
  isOffered?: (group: Group) => boolean;
  /** With it, the groups that learners join besides the chosen ones are named (G9). */
  forLearners?: boolean;
}

/** Chooses groups by typing a part of their names. */
export function GroupPicker(props: GroupPickerProps): ReactNode {
  const { value, onChange, label, error, required, isOffered = managesPeopleOf, forLearners } = props;
  const t = useTexts(groupPickerTexts);
  const word = useTexts(wordTexts);
  const tree = useGroupTree();
  const data = useMemo(() => optionsOf(tree, isOffered), [tree, isOffered]);
  return (
    <Stack gap={6}>
      <MultiSelect
        label={label ?? word('groups')}
        placeholder={value.length === 0 ? t('find') : undefined}
        data={data}
        value={[...value]}
        onChange={onChange}
        searchable
        limit={SHOWN}
        filter={byFoldedName}
        hidePickedOptions
        nothingFoundMessage={t('nothing')}
        error={error}
        withAsterisk={required}
        maxDropdownHeight={320}
      />
      {forLearners && value.length > 0 && <AlsoJoined chosen={value} />}
    </Stack>
  );
}

/** Says which groups learners of the chosen ones join as well. */
function AlsoJoined({ chosen }: { chosen: readonly string[] }): ReactNode {
  const t = useTexts(groupPickerTexts);
  const { locale } = useLocale();
  const tree = useGroupTree();
  const list = new Intl.ListFormat(locale);
  const joined = alsoJoined(tree, chosen).map(({ name }) => name);
  const names = chosen.map((id) => tree.byId.get(id)?.name ?? id);
  return (
    <Text size="sm" c="dimmed" role="status">
      {joined.length > 0
        ? t('alsoJoin', { groups: list.format(joined) })
        : t('joinsOnly', { groups: list.format(names) })}
    </Text>
  );
}

interface OneGroupPickerProps {
  value?: string | null;
  onChange: (id: string | null) => void;
  label?: string;
  /** Where there is no room for a label to be seen. */
  'aria-label'?: string;
  placeholder?: string;
  description?: string;
  error?: ReactNode;
  required?: boolean;
  clearable?: boolean;
  isOffered?: (group: Group) => boolean;
}

/** Chooses one group. */
export function OneGroupPicker(props: OneGroupPickerProps): ReactNode {
  const { isOffered = managesPeopleOf, required, ...rest } = props;
  const t = useTexts(groupPickerTexts);
  const tree = useGroupTree();
  const data = useMemo(() => optionsOf(tree, isOffered), [tree, isOffered]);
  return (
    <Select
      placeholder={t('chooseOne')}
      {...rest}
      withAsterisk={required}
      data={data}
      searchable
      limit={SHOWN}
      filter={byFoldedName}
      nothingFoundMessage={t('nothing')}
      maxDropdownHeight={320}
    />
  );
}
