import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';
import { streamUnasked, useStreamed } from '../api/use-streamed.js';

/** Many reminders or cancellations, carried out by the server one after the other. */
export type Job = Schemas['InvitationJob'];

/** What a job is to do, with which invitations. */
export type JobRequest = Schemas['StartJobRequest'];

const WITHOUT_STREAM_MS = 2_000;

/** A job and how far it is, live: it tells by itself; where that breaks off, it is asked. */
export function useJob(id: string) {
  const queryKey = ['jobs', id];
  const known = useQueryClient().getQueryData<Job>(queryKey);
  const isStreaming = useStreamed({
    url: `/v1/invitation-jobs/${id}`,
    event: 'job',
    queryKey,
    isMoving: known?.status === 'running',
    topics: ['jobs', 'invitations', 'mails'],
  });
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Job> => {
      const answer = await dataOf(api.GET('/v1/invitation-jobs/{id}', { signal, params: { path: { id } } }));
      if (typeof answer === 'string') throw streamUnasked();
      return answer;
    },
    refetchInterval: ({ state }) =>
      !isStreaming && state.data?.status === 'running' ? WITHOUT_STREAM_MS : false,
  });
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
