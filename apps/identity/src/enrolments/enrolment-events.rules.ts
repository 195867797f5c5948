/** A person in a session. */
export interface Enrolment {
  sessionId: string;
  userId: string;
}

/** Sessions in one event. With the longest names a hundred are 90 KB; an event holds 256. */
export const SESSIONS_PER_EVENT = 100;

/**
 * Sessions by person, as rounds of events: in each round every person occurs once at most, with as many sessions as one
 * event holds. Almost always there is one round.
 */
export function sessionsByPerson(enrolments: readonly Enrolment[]): Map<string, string[]>[] {
  const rounds: Map<string, string[]>[] = [];
  const counts = new Map<string, number>();
  for (const { sessionId, userId } of enrolments) {
    const count = counts.get(userId) ?? 0;
    counts.set(userId, count + 1);
    const index = Math.floor(count / SESSIONS_PER_EVENT);
    const round = (rounds[index] ??= new Map<string, string[]>());
    const told = round.get(userId);
    if (told) told.push(sessionId);
    else round.set(userId, [sessionId]);
  }
  return rounds;
}
