import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';

/** What a change of one kind makes out of date: topics, the first words of query keys. */
export type Topic =
  | 'users'
  | 'groups'
  | 'invitations'
  | 'jobs'
  | 'sessions'
  | 'imports'
  | 'mails'
  | 'billing'
  | 'audit'
  | 'platform'
  | 'webhooks'
  | 'apiKeys';

/**
 * Services tell each other by events: a list that another of them answers knows of a change a moment later. So what
 * shows it is fetched at once, and again after so many milliseconds.
 */
const FETCHED_AGAIN_AFTER_MS = [700, 2_500];

/** A change that the caller makes: when it has happened, what shows its topics is fetched again. */
export function useCommand<Answer, Input = void>(
  topics: readonly Topic[],
  run: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer, input: Input) => void,
): UseMutationResult<Answer, unknown, Input> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (answer, input) => {
      onDone?.(answer, input);
      const refresh = (): Promise<unknown> =>
        Promise.all(topics.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
      for (const pause of FETCHED_AGAIN_AFTER_MS) setTimeout(() => void refresh(), pause);
      await refresh();
    },
  });
}
