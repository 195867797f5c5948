import { Temporal } from 'temporal-polyfill';
import { zoneOf } from '../time-zone.rules.js';

/** Days of the month that not every month has (B5). */
const FIRST_DAY_TO_AVOID = 29;
const HOURS_UNTIL_CYCLE_DATE = 24;

/**
 * The cycle dates of a subscription after its first one (B5). The first is 24 hours after subscribing; when that is a
 * 29th, 30th or 31st, it is the 1st of the next month instead. The others are at the same day and time of day of the
 * months after it, by the clocks of the time zone: a time that the clocks skip is moved on, one that comes twice is the
 * earlier one.
 * @returns the date that comes `months` (from 1) months after the first
 */
export function cycleDate(subscribedAt: Date, timeZone: string, months: number): Date {
  const first = firstDate(subscribedAt, timeZone);
  const local = first.toPlainDateTime().add({ months });
  const date = local.toZonedDateTime(zoneOf(timeZone), { disambiguation: 'compatible' });
  return new Date(date.epochMilliseconds);
}

/** The first cycle date after an instant, the very first one left out: it ends nothing. */
export function cycleDateAfter(subscribedAt: Date, timeZone: string, after: Date): Date {
  const first = firstDate(subscribedAt, timeZone);
  const at = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zoneOf(timeZone));
  let months = Math.max(1, (at.year - first.year) * 12 + (at.month - first.month));
  while (cycleDate(subscribedAt, timeZone, months) <= after) months += 1;
  return cycleDate(subscribedAt, timeZone, months);
}

function firstDate(subscribedAt: Date, timeZone: string): Temporal.ZonedDateTime {
  const date = Temporal.Instant.fromEpochMilliseconds(subscribedAt.getTime())
    .add({ hours: HOURS_UNTIL_CYCLE_DATE })
    .toZonedDateTimeISO(zoneOf(timeZone));
  return date.day < FIRST_DAY_TO_AVOID ? date : date.with({ day: 1 }).add({ months: 1 });
}
