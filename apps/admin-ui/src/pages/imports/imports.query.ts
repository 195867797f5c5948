import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { streamUnasked, useStreamed } from '../../api/use-streamed.js';

/** An import, or the undo of one. */
export type Import = Schemas['ImportResource'];

/** One row of an import. */
export type ImportRow = Schemas['ImportRowResource'];

/** What can become of a row. */
export type Outcome = NonNullable<ImportRow['outcome']>;

const WITHOUT_STREAM_MS = 2_000;

/** Whether an import will change by itself. */
export function isMoving({ status, plannedAt }: Import): boolean {
  return status === 'reading' || status === 'applying' || (status === 'planned' && plannedAt === null);
}

/** An import, live: it tells by itself what changes (server-sent events); where that breaks off, it is asked. */
export function useImport(id: string) {
  const queryKey = ['imports', id];
  const known = useQueryClient().getQueryData<Import>(queryKey);
  const isStreaming = useStreamed({
    url: `/v1/imports/${id}`,
    event: 'import',
    queryKey,
    isMoving: known !== undefined && isMoving(known),
    topics: ['imports', 'groups', 'users'],
  });
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Import> => {
      const answer = await dataOf(api.GET('/v1/imports/{id}', { signal, params: { path: { id } } }));
      if (typeof answer === 'string') throw streamUnasked();
      return answer;
    },
    refetchInterval: ({ state }) =>
      !isStreaming && state.data && isMoving(state.data) ? WITHOUT_STREAM_MS : false,
  });
}
