/** What the order of arrival is mended by. */
interface Versioned {
  subjectKey: string;
  event: { subjectversion: number };
}

/**
 * Events in the order of arrival, but each subject's own in the order of their versions: those of a subject that
 * overtook each other on the way change places among themselves, everything else stays where it is.
 */
export function inOrderOfSubjects<T extends Versioned>(arrived: readonly T[]): T[] {
  const bySubject = new Map<string, T[]>();
  for (const event of arrived) {
    const events = bySubject.get(event.subjectKey);
    if (events) events.push(event);
    else bySubject.set(event.subjectKey, [event]);
  }
  for (const events of bySubject.values())
    events.sort((one, other) => one.event.subjectversion - other.event.subjectversion);
  return arrived.map((event) => bySubject.get(event.subjectKey)?.shift() ?? event);
}
