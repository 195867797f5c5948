import { Box, Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf } from '../api/api-client.js';
import { useTexts } from '../texts/define-texts.js';
import { useSearch } from '../ui/use-search.js';
import { ChosenPeople } from './chosen-people.js';
import { peopleFieldTexts } from './people-field.texts.js';
import { nameOf } from './person-name.js';
import type { Person } from './person.query.js';

/** So many are offered; typing more narrows them down. */
const OFFERED = 20;

interface PeopleFieldProps {
  label: string;
  description?: string;
  /** Ids, in an order that counts. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error?: ReactNode;
  /** What the first of them is, besides the others. */
  firstIs?: string;
}

/** Chooses people by typing a part of their names or addresses. There may be thousands of them. */
export function PeopleField(props: PeopleFieldProps): ReactNode {
  const { label, description, value, onChange, error, firstIs } = props;
  const t = useTexts(peopleFieldTexts);
  const search = useSearch();
  const found = useQuery({
    queryKey: ['users', 'find', search.wanted],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/users', { signal, params: { query: { q: search.wanted ?? '', limit: OFFERED } } })),
    enabled: search.wanted !== undefined,
    placeholderData: keepPreviousData,
  });
  const chosen = new Set(value);
  const people = search.wanted === undefined ? [] : (found.data?.items ?? []);
  return (
    <Box>
      <Select
        label={label}
        description={description}
        placeholder={t('find')}
        searchable
        searchValue={search.text}
        onSearchChange={search.setText}
        // The API has found them; here nothing is left out.
        filter={({ options }) => options}
        data={people
          .filter((person) => !chosen.has(person.id) && person.status !== 'deleted')
          .map((person) => ({ value: person.id, label: labelOf(person) }))}
        value={null}
        onChange={(id) => {
          if (id) onChange([...value, id]);
          search.setText('');
        }}
        nothingFoundMessage={search.wanted === undefined || found.isFetching ? undefined : t('nobody')}
        error={error}
      />
      {value.length === 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('none')}
        </Text>
      ) : (
        <ChosenPeople
          label={label}
          ids={value}
          firstIs={firstIs}
          onRemove={(id) => onChange(value.filter((other) => other !== id))}
        />
      )}
    </Box>
  );
}

function labelOf(person: Person): string {
  const name = nameOf(person);
  const login = person.email ?? person.username;
  return login && login !== name ? `${name} · ${login}` : name;
}
