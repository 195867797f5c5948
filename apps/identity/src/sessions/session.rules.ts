/** When a session takes place. */
export interface Period {
  startsAt: Date;
  endsAt: Date | null;
}

/** Whether a session would end before it starts, or just then. */
export const endsBeforeStart = ({ startsAt, endsAt }: Period): boolean =>
  endsAt !== null && endsAt <= startsAt;

/** Whether a session is over: from its end on, and for good (PS7). */
export const hasEnded = ({ endsAt }: Period, at: Date): boolean => endsAt !== null && endsAt <= at;

/** A session with what may be changed in time. */
export interface TimedSession extends Period {
  audience: 'dynamic' | 'static';
}

/** Why a session cannot become what is wished. */
export type ChangeFault = 'session_ended' | 'session_started' | 'before_start';

/**
 * PS7: the start stays once it has come and there are learners; what has ended stays ended, with the people it had.
 * Wishes for what is so already are none.
 */
export function faultOfChange(
  current: TimedSession,
  wish: TimedSession,
  { at, hasLearners }: { at: Date; hasLearners: boolean },
): ChangeFault | null {
  const movesStart = wish.startsAt.getTime() !== current.startsAt.getTime();
  const movesEnd = wish.endsAt?.getTime() !== current.endsAt?.getTime();
  if (!movesStart && !movesEnd && wish.audience === current.audience) return null;
  if (hasEnded(current, at)) return 'session_ended';
  if (movesStart && current.startsAt <= at && hasLearners) return 'session_started';
  return endsBeforeStart(wish) ? 'before_start' : null;
}
