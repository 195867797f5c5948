import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/api-client.js';

/** A session with whom it is for. */
export type SessionDetails = Schemas['SessionWithAudience'];

/** One session. */
export const sessionDetailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', id],
    queryFn: ({ signal }): Promise<SessionDetails> =>
      dataOf(api.GET('/v1/sessions/{id}', { signal, params: { path: { id } } })),
  });
