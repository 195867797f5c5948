import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';

/** The platform with its settings. */
export type Platform = Schemas['PlatformResource'];

export const platformQuery = queryOptions({
  queryKey: ['platform'],
  queryFn: ({ signal }): Promise<Platform> => dataOf(api.GET('/v1/platform', { signal })),
  staleTime: 60_000,
});

/** The platform of whoever is signed in. Only below the shell. */
export function usePlatform(): Platform {
  return useSuspenseQuery(platformQuery).data;
}
