import { Temporal } from 'temporal-polyfill';
import { zoneOf } from '../time-zone.rules.js';

/** A day of a platform, by the clocks of its time zone. */
export interface Day {
  /** `YYYY-MM-DD`. */
  date: string;
  startsAt: Date;
}

/** Openings and closings of seats between the starts of two days. */
export interface Moves {
  /** How many of the days had begun: 1 for the first of them; beyond their number for what came after the last. */
  day: number;
  opened: number;
  closed: number;
}

/** Seats of a day. */
export interface DayOfUsage {
  date: string;
  opened: number;
  closed: number;
  /** Seats that are open at the end of the day, or by now. */
  activeSeats: number;
}

/** The days from one to another, both included; with the one after them, where they end. */
export function daysFrom(from: string, to: string, timeZone: string): Day[] {
  const end = Temporal.PlainDate.from(to).add({ days: 1 });
  const days: Day[] = [];
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, end) <= 0;) {
    const startsAt = new Date(day.toZonedDateTime(zoneOf(timeZone)).epochMilliseconds);
    days.push({ date: day.toString(), startsAt });
    day = day.add({ days: 1 });
  }
  return days;
}

/** The day that it is at an instant. */
export const dayAt = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zoneOf(timeZone))
    .toPlainDate()
    .toString();

/** A day some days before another. */
export const daysBefore = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).subtract({ days }).toString();

/** How many days come between two, both included. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;

/** Seats day by day, counted back from those that are open now. */
export function usageOf(days: readonly Day[], moves: readonly Moves[], openNow: number): DayOfUsage[] {
  let activeSeats = moves.reduce((seats, { opened, closed }) => seats - opened + closed, openNow);
  const byDay = new Map(moves.map((move) => [move.day, move]));
  return days.slice(0, -1).map(({ date }, index) => {
    const { opened = 0, closed = 0 } = byDay.get(index + 1) ?? {};
    activeSeats += opened - closed;
    return { date, opened, closed, activeSeats };
  });
}
