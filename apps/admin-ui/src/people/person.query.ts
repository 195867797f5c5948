import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';

/** A person as the caller sees them. */
export type Person = Schemas['UserResource'];

/** One person. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id],
    queryFn: ({ signal }): Promise<Person> =>
      dataOf(api.GET('/v1/users/{id}', { signal, params: { path: { id } } })),
  });
