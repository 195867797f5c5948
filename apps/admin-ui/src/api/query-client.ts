import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.js';

const TRIES = 3;

/** Whether the same call may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 502);
}

/** Makes the cache of what the API answered. Everybody who is told that the sign-in ended goes to sign in. */
export function createQueryClient(onProblem: (problem: ApiProblem) => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiProblem) onProblem(error);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < TRIES && isPassing(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 8_000),
      },
    },
  });
}
