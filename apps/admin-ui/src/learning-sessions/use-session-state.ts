import { useState } from 'react';
import { type Period, type SessionState, stateOf } from './session-state.rules.js';

/** Where a session stood when the page was opened. */
export function useSessionState(session: Period): SessionState {
  const [openedAt] = useState(() => Date.now());
  return stateOf(session, openedAt);
}
