import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';

/** Many reminders or cancellations, carried out by the server one after the other. */
export type Job = Schemas['InvitationJob'];

/** What a job is to do, with which invitations. */
export type JobRequest = Schemas['StartJobRequest'];

const WHILE_RUNNING_MS = 1_000;

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }): Promise<Job> =>
      dataOf(api.GET('/v1/invitation-jobs/{id}', { signal, params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.status === 'running' || !state.data ? WHILE_RUNNING_MS : false,
  });

/** A job and how far it is. */
export function useJob(id: string) {
  return useQuery(jobQuery(id));
}

/** How many invitations a job would be about; nothing is started. */
export function useJobPreview(request: JobRequest) {
  return useQuery({
    queryKey: ['jobs', 'preview', request],
    queryFn: ({ signal }) =>
      dataOf(
        api.POST('/v1/invitation-jobs', { signal, params: { query: { dryRun: 'true' } }, body: request }),
      ),
  });
}
