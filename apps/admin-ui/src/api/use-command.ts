import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { refresh, type Topic } from './topics.js';

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
      for (const pause of FETCHED_AGAIN_AFTER_MS) setTimeout(() => void refresh(queryClient, topics), pause);
      await refresh(queryClient, topics);
    },
  });
}
