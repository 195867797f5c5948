import { Temporal } from 'temporal-polyfill';

/** Late reminders end after so many weeks (decision record 10): who did not come by then will not come for a mail. */
export const LATE_WEEKS = 4;
/** The hour of the person's day at which reminders go out. */
export const REMINDER_HOUR = 9;
/** A round that could not be begun for longer than this is left out. */
const STALE_DAYS = 7;
const SATURDAY = 6;

/** Everybody of a session, whatever their time zone. */
export const EVERYBODY = '*';

/** What happens to a session: `start`, or a reminder some days before its end or weeks after it. */
export type RoundName = 'start' | `before-${number}` | `late-${number}`;

/** One time at which the people of a session are written to. */
export interface Round {
  round: RoundName;
  /** The start or end that it belongs to. */
  anchor: Date;
  dueAt: Date;
}

/** When a session is. */
export interface SessionTimes {
  startsAt: Date;
  endsAt: Date | null;
}

/** What a platform wants of reminders (N9, D-28). */
export interface ReminderSettings {
  blockWeekendReminders: boolean;
  sessionReminderDays: readonly number[];
  weeklyLateReminders: boolean;
}

/** The round for everybody: the session starts (D-27). */
export const startRound = ({ startsAt }: SessionTimes): Round => ({
  round: 'start',
  anchor: startsAt,
  dueAt: startsAt,
});

/**
 * The reminders for the people of one time zone: days before the end and weeks after it, at nine o'clock of their day
 * (D-28). At weekends, if they are blocked, Monday; and Friday where Monday would be too late, so that none is lost
 * (N9). Of two that would fall on the same morning the later one in the list of rounds goes.
 */
export function reminderRounds(
  { startsAt, endsAt }: SessionTimes,
  settings: ReminderSettings,
  timeZone: string,
): Round[] {
  if (endsAt === null) return [];
  const end = localTime(endsAt, timeZone);
  const morning = (days: number): LocalTime => morningOf(end.add({ days }));
  const before = settings.sessionReminderDays
    .toSorted((a, b) => b - a)
    .map((days) => ({ round: `before-${days}` as const, at: morning(-days) }))
    .map(({ round, at }) => ({ round, at: settings.blockWeekendReminders ? outOfWeekend(at, end) : at }))
    // A reminder before the session begins would say what its start says.
    .filter(({ at }) => instantOf(at) > startsAt && instantOf(at) < endsAt);
  const late = Array.from({ length: settings.weeklyLateReminders ? LATE_WEEKS : 0 }, (_, week) => ({
    round: `late-${week + 1}` as const,
    at: settings.blockWeekendReminders ? toMonday(morning(7 * (week + 1))) : morning(7 * (week + 1)),
  }));
  const byTime = new Map([...before, ...late].map(({ round, at }) => [at.epochMilliseconds, round]));
  return [...byTime].map(([millis, round]) => ({ round, anchor: endsAt, dueAt: new Date(millis) }));
}

type LocalTime = Temporal.ZonedDateTime;

const localTime = (at: Date, timeZone: string): LocalTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

const instantOf = ({ epochMilliseconds }: LocalTime): Date => new Date(epochMilliseconds);

const morningOf = (at: LocalTime): LocalTime => at.withPlainTime({ hour: REMINDER_HOUR });

/** Monday at the same hour, for a time at a weekend; else the time itself. */
const toMonday = (at: LocalTime): LocalTime =>
  at.dayOfWeek < SATURDAY ? at : at.add({ days: 8 - at.dayOfWeek });

function outOfWeekend(at: LocalTime, end: LocalTime): LocalTime {
  const monday = toMonday(at);
  const isInTime = Temporal.ZonedDateTime.compare(monday, end) < 0;
  return isInTime ? monday : at.subtract({ days: at.dayOfWeek - SATURDAY + 1 });
}

/**
 * Whether a new round would only repeat what an earlier one of the same name said: it has to come after the end that
 * the earlier one spoke of, and after the earlier one. Moving an end by an hour or a day mails nobody twice.
 */
export const isRepetition = ({ round, dueAt }: Round, done: readonly Round[]): boolean =>
  done.some((former) => former.round === round && (dueAt <= former.anchor || dueAt <= former.dueAt));

/** What becomes of a round whose time has come. */
export type RoundVerdict = { do: 'run' } | { do: 'skip' } | { do: 'wait'; until: Date };

/** What is known when its time has come. */
export interface DueRound {
  round: Round;
  endsAt: Date | null;
  /** Whether a later round of the same people is due as well, as after an outage: that one says more. */
  isOvertaken: boolean;
  blockWeekendReminders: boolean;
  timeZone: string;
  now: Date;
}

/** Decides about a round that is due, perhaps long since: it goes out late, once, if it still makes sense. */
export function judgeRound(due: DueRound): RoundVerdict {
  const { round, endsAt, isOvertaken, now, timeZone } = due;
  const isOver = endsAt !== null && endsAt <= now;
  const isStale = now.getTime() - round.dueAt.getTime() > STALE_DAYS * 86_400_000;
  if (isStale || isOvertaken) return { do: 'skip' };
  if (isOver && !round.round.startsWith('late-')) return { do: 'skip' };
  if (round.round === 'start' || !due.blockWeekendReminders) return { do: 'run' };
  const local = localTime(now, timeZone);
  if (local.dayOfWeek < SATURDAY) return { do: 'run' };
  const until = instantOf(morningOf(toMonday(local)));
  const isTooLate = round.round.startsWith('before-') && endsAt !== null && endsAt <= until;
  return isTooLate ? { do: 'skip' } : { do: 'wait', until };
}

const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 3_600;
const JITTER = 0.2;

/**
 * When a round that failed is tried again: after 10 seconds, then twice as long each time, up to an hour.
 * @param failures in a row, this one included
 * @param random 0 to 1, so that rounds that failed together do not come back together
 */
export function retryRoundAt(failures: number, now: Date, random: number): Date {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (failures - 1), LONGEST_PAUSE_SECONDS);
  return new Date(now.getTime() + pause * (1 + JITTER * (2 * random - 1)) * 1_000);
}
