import type { Transaction } from '@rollcall/database';
import type { EnrolledPerson, SessionZone } from './enrolments.store.js';
import { PERSON_COLUMNS, PERSON_JOINS } from './enrolments.store.js';
import { EVERYBODY, type ReminderSettings, type Round } from './reminder-rounds.rules.js';

/** A round as it is kept. */
export interface KeptRound extends Round {
  sessionId: string;
  /** A time zone, empty for that of the platform, or {@link EVERYBODY}. */
  timeZone: string;
}

/** A round of the past or the future, with how far it got. */
export interface KnownRound extends KeptRound {
  hasBegun: boolean;
  isDone: boolean;
}

/** A session with what its rounds are made from. */
export interface PlannedSession extends ReminderSettings {
  sessionId: string;
  platformId: string;
  startsAt: Date;
  endsAt: Date | null;
  platformTimeZone: string;
  /** Zones of its people; empty for that of the platform. */
  zones: string[];
}

/** A round whose time has come, locked. */
export interface ClaimedRound extends KeptRound {
  platformId: string;
  reached: string | null;
  /** How often in a row it failed so far. */
  failures: number;
  pathName: string;
  name: string;
  startsAt: Date;
  endsAt: Date | null;
  isOvertaken: boolean;
  blockWeekendReminders: boolean;
  platformTimeZone: string;
}

const KEY = `"sessionId" uuid, "timeZone" text, round text, anchor timestamptz`;
const SAME = `k.session_id = r."sessionId" AND k.time_zone = r."timeZone" AND k.round = r.round AND k.anchor = r.anchor`;

/** The SQL of the rounds in which people are written to. */
export const RoundsStore = {
  /** Notes where the people of sessions live. @returns the zones that are new to their session */
  async addZones(tx: Transaction, zones: readonly SessionZone[]): Promise<SessionZone[]> {
    if (zones.length === 0) return [];
    return tx.query<SessionZone>(
      `INSERT INTO session_zones (session_id, time_zone, platform_id)
       SELECT DISTINCT z."sessionId", z."timeZone", s.platform_id
         FROM jsonb_to_recordset($1::jsonb) AS z ("sessionId" uuid, "timeZone" text)
         JOIN sessions s ON s.session_id = z."sessionId" ORDER BY 1, 2
       ON CONFLICT DO NOTHING RETURNING session_id AS "sessionId", time_zone AS "timeZone"`,
      [JSON.stringify(zones)],
    );
  },

  /**
   * Sessions to plan, locked together with what their platforms want: whoever plans the same session meanwhile, or
   * changes the settings, waits, and then sees what this transaction did.
   */
  async lockSessions(tx: Transaction, sessionIds: readonly string[]): Promise<PlannedSession[]> {
    await tx.query(
      `SELECT FROM platforms WHERE platform_id IN (SELECT platform_id FROM sessions WHERE session_id = ANY ($1::uuid[]))
        ORDER BY platform_id FOR SHARE`,
      [sessionIds],
    );
    await tx.query(
      'SELECT FROM sessions WHERE session_id = ANY ($1::uuid[]) ORDER BY session_id FOR UPDATE',
      [sessionIds],
    );
    return tx.query<PlannedSession>(
      `SELECT s.session_id AS "sessionId", s.platform_id AS "platformId", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
              p.time_zone AS "platformTimeZone", p.block_weekend_reminders AS "blockWeekendReminders",
              p.session_reminder_days AS "sessionReminderDays", p.weekly_late_reminders AS "weeklyLateReminders",
              ARRAY(SELECT z.time_zone FROM session_zones z WHERE z.session_id = s.session_id) AS zones
         FROM sessions s JOIN platforms p ON p.platform_id = s.platform_id
        WHERE s.session_id = ANY ($1::uuid[])`,
      [sessionIds],
    );
  },

  async ofSessions(tx: Transaction, sessionIds: readonly string[]): Promise<KnownRound[]> {
    return tx.query<KnownRound>(
      `SELECT session_id AS "sessionId", time_zone AS "timeZone", round, anchor, due_at AS "dueAt",
              reached IS NOT NULL AS "hasBegun", done_at IS NOT NULL AS "isDone"
         FROM reminder_rounds WHERE session_id = ANY ($1::uuid[])`,
      [sessionIds],
    );
  },

  /** Takes rounds back; of one that has begun it is kept that it took place, so that nobody gets it twice. */
  async withdraw(tx: Transaction, rounds: readonly KeptRound[], at: Date): Promise<void> {
    if (rounds.length === 0) return;
    const keys = JSON.stringify(rounds);
    await tx.execute(
      `UPDATE reminder_rounds k SET done_at = $2 FROM jsonb_to_recordset($1::jsonb) AS r (${KEY})
        WHERE ${SAME} AND k.done_at IS NULL AND k.reached IS NOT NULL`,
      [keys, at],
    );
    await tx.execute(
      `DELETE FROM reminder_rounds k USING jsonb_to_recordset($1::jsonb) AS r (${KEY})
        WHERE ${SAME} AND k.done_at IS NULL`,
      [keys],
    );
  },

  /** Plans rounds, or moves those that are planned already; what took place stays as it was. */
  async plan(tx: Transaction, rounds: readonly (KeptRound & { platformId: string })[]): Promise<void> {
    if (rounds.length === 0) return;
    await tx.execute(
      `INSERT INTO reminder_rounds AS k (session_id, time_zone, round, anchor, platform_id, due_at)
       SELECT "sessionId", "timeZone", round, anchor, "platformId", "dueAt"
         FROM jsonb_to_recordset($1::jsonb) AS r (${KEY}, "platformId" uuid, "dueAt" timestamptz)
       ON CONFLICT (session_id, time_zone, round, anchor) DO UPDATE SET due_at = excluded.due_at
       WHERE k.done_at IS NULL AND k.reached IS NULL`,
      [JSON.stringify(rounds)],
    );
  },

  /**
   * The round that is due longest and that nobody else has in hand; locked until the transaction ends. One that failed
   * has its turn when its pause is over.
   */
  async claim(tx: Transaction, now: Date): Promise<ClaimedRound | undefined> {
    const [round] = await tx.query<ClaimedRound>(
      `WITH due AS (
         SELECT * FROM reminder_rounds WHERE done_at IS NULL AND greatest(due_at, held_until) <= $1
          ORDER BY greatest(due_at, held_until) LIMIT 1 FOR UPDATE SKIP LOCKED)
       SELECT k.session_id AS "sessionId", k.time_zone AS "timeZone", k.round, k.anchor, k.due_at AS "dueAt",
              k.platform_id AS "platformId", k.reached, k.failures, s.path_name AS "pathName", s.name, s.starts_at AS "startsAt",
              s.ends_at AS "endsAt", p.block_weekend_reminders AS "blockWeekendReminders", p.time_zone AS "platformTimeZone",
              k.round <> 'start' AND EXISTS (
                SELECT FROM reminder_rounds o WHERE o.session_id = k.session_id AND o.time_zone = k.time_zone
                   AND o.due_at > k.due_at AND o.due_at <= $1 AND o.done_at IS NULL) AS "isOvertaken"
         FROM due k JOIN sessions s ON s.session_id = k.session_id JOIN platforms p ON p.platform_id = k.platform_id`,
      [now],
    );
    return round;
  },

  /** The next people of a round, in the order of their ids: those who were enrolled when it was due. */
  async people(tx: Transaction, round: ClaimedRound, limit: number): Promise<EnrolledPerson[]> {
    const { sessionId, timeZone, dueAt, reached } = round;
    const inZone = timeZone === EVERYBODY ? '' : 'AND e.time_zone = $5';
    return tx.query<EnrolledPerson>(
      `SELECT ${PERSON_COLUMNS}
         FROM (SELECT * FROM enrolments e WHERE e.session_id = $1 AND e.status = 'published' AND e.user_id > $2
                  AND e.enrolled_at <= $3 ${inZone} ORDER BY e.user_id LIMIT $4) e ${PERSON_JOINS}
        ORDER BY e.user_id`,
      [sessionId, reached ?? NOBODY, dueAt, limit, ...(timeZone === EVERYBODY ? [] : [timeZone])],
    );
  },

  /** Keeps how far a round got; null for who was reached when it is over. */
  async keepProgress(
    tx: Transaction,
    { sessionId, timeZone, round, anchor }: KeptRound,
    progress: { reached: string } | { doneAt: Date } | { dueAt: Date },
  ): Promise<void> {
    const {
      reached = null,
      doneAt = null,
      dueAt = null,
    } = progress as Partial<Record<string, string | Date>>;
    await tx.execute(
      `UPDATE reminder_rounds SET reached = coalesce($5, reached), done_at = $6, due_at = coalesce($7, due_at),
              failures = 0, held_until = NULL, last_error = NULL
        WHERE session_id = $1 AND time_zone = $2 AND round = $3 AND anchor = $4`,
      [sessionId, timeZone, round, anchor, reached, doneAt, dueAt],
    );
  },

  /** Puts off a round that failed, unless somebody else took it further meanwhile. */
  async postpone(
    tx: Transaction,
    { sessionId, timeZone, round, anchor, reached, failures }: ClaimedRound,
    until: Date,
    error: string,
  ): Promise<void> {
    await tx.execute(
      `UPDATE reminder_rounds SET failures = failures + 1, held_until = $7, last_error = $8
        WHERE session_id = $1 AND time_zone = $2 AND round = $3 AND anchor = $4 AND done_at IS NULL
          AND reached IS NOT DISTINCT FROM $5 AND failures = $6`,
      [sessionId, timeZone, round, anchor, reached, failures, until, error],
    );
  },

  /** How many rounds failed the last time. */
  async failing(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM reminder_rounds WHERE done_at IS NULL AND failures > 0',
    );
    return row?.count ?? 0;
  },

  /** Sessions of platforms that still may have rounds to come, in the order of their ids. */
  async openSessions(
    tx: Transaction,
    platformId: string,
    endedAfter: Date,
    after: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT session_id AS id FROM sessions
        WHERE platform_id = $1 AND session_id > $2 AND ends_at > $3 ORDER BY session_id LIMIT $4`,
      [platformId, after, endedAfter, limit],
    );
    return rows.map(({ id }) => id);
  },
};

/** Before the first id that there can be. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
