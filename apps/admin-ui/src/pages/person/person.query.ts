import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/api-client.js';

/** A person as the caller sees them. */
export type Person = Schemas['UserResource'];

/** One person. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', id],
    queryFn: ({ signal }): Promise<Person> =>
      dataOf(api.GET('/v1/users/{id}', { signal, params: { path: { id } } })),
  });

/** The open invitation of somebody who is invited. */
export function useInvitationOf({ id, email, status }: Person) {
  return useQuery({
    queryKey: ['invitations', 'of-person', id],
    queryFn: async ({ signal }) => {
      const query = { status: 'pending' as const, q: email ?? '', limit: 50 };
      const { items } = await dataOf(api.GET('/v1/invitations', { signal, params: { query } }));
      return items.find(({ userId }) => userId === id) ?? null;
    },
    enabled: status === 'invited' && email !== null,
  });
}
