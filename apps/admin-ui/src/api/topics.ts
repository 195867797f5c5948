import type { QueryClient } from '@tanstack/react-query';

/** What a change makes out of date: topics, the first words of query keys. */
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

/** Fetches what is shown of some topics again; what is not shown, once it is. */
export async function refresh(queryClient: QueryClient, topics: Iterable<Topic>): Promise<void> {
  await Promise.all([...topics].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
}
