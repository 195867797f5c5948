import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/api-client.js';
import type { Person } from '../../people/person.query.js';

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
