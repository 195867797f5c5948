/** Whole days that are looked back at. */
export const DAYS_LOOKED_AT = 28;
/** With fewer days than this a typical day cannot be told. */
const FEWEST_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** What is known of the cycle under way. */
export interface CycleSoFar {
  people: number;
  totalMinor: number;
  priceMinor: number;
  endsAt: Date | null;
}

/** What the cycle under way will probably come to, and how that was made. */
export interface Forecast {
  people: number;
  totalMinor: number;
  /** People who are on the statement already. */
  peopleSoFar: number;
  /** Seats that open on a typical day: the median of the days looked at. */
  arrivalsPerDay: number;
  daysLookedAt: number;
  daysLeft: number;
}

/**
 * People who were billable so far stay on the statement whatever happens (B6), so a cycle only grows: by what a typical
 * day brings, for the days that are left. The median is taken, so that the day of a large import does not count as if
 * every day were one. A free trial has no end to look forward to.
 * @param arrivals seats opened on each of the last whole days
 */
export function forecastOf(
  { people, totalMinor, priceMinor, endsAt }: CycleSoFar,
  arrivals: readonly number[],
  now: Date,
): Forecast | null {
  if (!endsAt) return null;
  const daysLeft = Math.max(0, (endsAt.getTime() - now.getTime()) / DAY_MS);
  const arrivalsPerDay = arrivals.length < FEWEST_DAYS ? 0 : median(arrivals);
  const arriving = Math.round(arrivalsPerDay * daysLeft);
  return {
    people: people + arriving,
    totalMinor: totalMinor + arriving * priceMinor,
    peopleSoFar: people,
    arrivalsPerDay,
    daysLookedAt: arrivals.length,
    daysLeft: Math.round(daysLeft * 10) / 10,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [below = 0, above = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (below + above) / 2;
}
