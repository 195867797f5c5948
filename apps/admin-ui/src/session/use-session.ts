import { useSuspenseQuery } from '@tanstack/react-query';
import { type Session, sessionQuery } from './session.query.js';

/** Who is signed in. Only below the shell, which waits for it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
