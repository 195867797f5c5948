import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';

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
  const queryClient = useQueryClient();
  const [isStreaming, setStreaming] = useState(false);
  const query = useQuery({
    queryKey: ['imports', id],
    queryFn: async ({ signal }): Promise<Import> => {
      const answer = await dataOf(api.GET('/v1/imports/{id}', { signal, params: { path: { id } } }));
      if (typeof answer === 'string') throw new Error('A stream of events came that was not asked for.');
      return answer;
    },
    refetchInterval: ({ state }) =>
      !isStreaming && state.data && isMoving(state.data) ? WITHOUT_STREAM_MS : false,
  });
  const shouldStream = query.data !== undefined && isMoving(query.data);
  useEffect(() => {
    if (!shouldStream) return undefined;
    const source = new EventSource(`/v1/imports/${id}`);
    source.addEventListener('open', () => setStreaming(true));
    source.addEventListener('error', () => setStreaming(false));
    source.addEventListener('import', ({ data }) => {
      queryClient.setQueryData(['imports', id], JSON.parse(data as string) as Import);
    });
    return () => {
      source.close();
      setStreaming(false);
      // What it came to is not among the events: rows, counts of groups.
      for (const topic of ['imports', 'groups', 'users']) {
        void queryClient.invalidateQueries({ queryKey: [topic], refetchType: 'active' });
      }
    };
  }, [id, shouldStream, queryClient]);
  return query;
}
