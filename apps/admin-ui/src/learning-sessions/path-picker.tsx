import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf } from '../api/api-client.js';
import { useSearch } from '../ui/use-search.js';

/** So many are offered; typing more narrows them down. */
const OFFERED = 50;

interface PathPickerProps {
  label?: string;
  'aria-label'?: string;
  placeholder: string;
  nothingFound: string;
  value: string | null;
  onChange: (id: string | null) => void;
  required?: boolean;
  clearable?: boolean;
  error?: ReactNode;
}

/** Chooses a learning path by typing a part of its name. */
export function PathPicker({ value, onChange, nothingFound, required, ...rest }: PathPickerProps): ReactNode {
  const search = useSearch();
  const chosen = useQuery({
    queryKey: ['sessions', 'path', value],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/paths/{id}', { signal, params: { path: { id: value ?? '' } } })),
    enabled: value !== null,
  });
  // What stands in the field once a path is chosen is its name, not what is looked for.
  const q = search.wanted === chosen.data?.name ? undefined : search.wanted;
  const found = useQuery({
    queryKey: ['sessions', 'paths', 'offered', q],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/paths', { signal, params: { query: { q, limit: OFFERED } } })),
    placeholderData: keepPreviousData,
  });
  const offered = new Map((found.data?.items ?? []).map(({ id, name }) => [id, name]));
  if (chosen.data && value) offered.set(value, chosen.data.name);
  return (
    <Select
      {...rest}
      withAsterisk={required}
      searchable
      onSearchChange={search.setText}
      filter={({ options }) => options}
      data={[...offered].map(([id, name]) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage={found.isFetching ? undefined : nothingFound}
      maxDropdownHeight={320}
    />
  );
}
