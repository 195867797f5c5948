/** When a session takes place, as the API says it. */
export interface Period {
  startsAt: string;
  endsAt: string | null;
}

/** Where a session stands: an end closes it for good (PS7). */
export type SessionState = 'upcoming' | 'running' | 'ended';

/** Where a session stands at a moment, in milliseconds of the epoch. */
export function stateOf({ startsAt, endsAt }: Period, now: number): SessionState {
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'ended';
  return Date.parse(startsAt) <= now ? 'running' : 'upcoming';
}

/** A moment as a field for date and time writes it: in this browser's time zone, to the minute. */
export function toLocalField(iso: string | null): string {
  if (iso === null) return '';
  const time = new Date(iso);
  const minutes = time.getTime() - time.getTimezoneOffset() * 60_000;
  return new Date(minutes).toISOString().slice(0, 16);
}

/** What stands in such a field, as a moment; null when nothing does. */
export function fromLocalField(value: string): string | null {
  return value === '' ? null : new Date(value).toISOString();
}
