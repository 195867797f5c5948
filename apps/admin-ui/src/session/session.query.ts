import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';

/** Who is signed in, on which platform, with which rights. */
export type Session = Schemas['WhoAmI'];

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const me = await dataOf(api.GET('/v1/auth/me', { signal }));
    // Keys of programs have no business in a browser; who has one here signs in as a person.
    if (!('user' in me)) throw new Error('A program is signed in here.');
    return me;
  },
  staleTime: 60_000,
});
