/**
 * Splits events, given in order, into rounds: each holds at most one event of a subject, and a subject's events lie
 * in successive rounds in their order. So a batch handler may write all events of a call in one statement.
 */
export function roundsBySubject<T extends { subjectKey: string }>(events: readonly T[]): T[][] {
  const rounds: T[][] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const round = seen.get(event.subjectKey) ?? 0;
    seen.set(event.subjectKey, round + 1);
    (rounds[round] ??= []).push(event);
  }
  return rounds;
}
