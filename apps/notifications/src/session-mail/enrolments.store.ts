import type { EventOf, Locale, Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { LearningSession } from './learning-sessions.store.js';
import { SESSION_COLUMNS } from './learning-sessions.store.js';

/** A person in a session, with everything that decides about a mail to them. */
export interface EnrolledPerson {
  userId: string;
  status: 'invited' | 'active' | 'deleted' | null;
  email: string | null;
  firstName: string | null;
  locale: Locale;
  /** Of the person, else of the platform. */
  timeZone: string;
  platformName: string;
  plan: Plan;
  mailEnabled: boolean;
  enrolledAt: Date;
  causeEventId: string;
  /** Of the person, empty for that of the platform. */
  zone: string;
  /** Whether they were not told of the enrolment yet (N3). */
  held: boolean;
}

/** An enrolment that an event told of. */
export interface NewEnrolment {
  userId: string;
  sessionId: string;
  platformId: string;
  enrolledAt: string;
  causeEventId: string;
  version: number;
}

/** Columns of {@link EnrolledPerson} for a query over `enrolments e`, {@link PERSON_JOINS}. */
export const PERSON_COLUMNS = `e.user_id AS "userId", r.status, r.email, r.first_name AS "firstName",
  coalesce(r.locale, p.locale) AS locale, coalesce(r.time_zone, p.time_zone) AS "timeZone", p.name AS "platformName",
  p.plan, p.mail_enabled AS "mailEnabled", e.enrolled_at AS "enrolledAt", e.cause_event_id AS "causeEventId",
  e.time_zone AS zone, e.held`;
/** Who they are; of enrolments that wait for nobody. */
export const PERSON_JOINS = `JOIN platforms p ON p.platform_id = e.platform_id
  LEFT JOIN recipients r ON r.user_id = e.user_id`;

/**
 * Of `recipients r`, `platforms p`, new enrolment `n`: whoever it is for is not known, or only as they were before. An
 * activation alone, which has no address and language, makes nobody known.
 */
export const IS_NOBODY_YET = `(p.platform_id IS NULL OR r.locale IS NULL OR r.status = 'deleted' AND r.version < n.version)`;

/** A zone that a session had nobody in so far. */
export interface SessionZone {
  sessionId: string;
  timeZone: string;
}

/** The SQL of who is enrolled where. */
export const EnrolmentsStore = {
  /**
   * Writes enrolments down; what a newer event already told stays, also when it told that the person left or was deleted.
   * Those of people who are not known yet are kept for the day on which they are; see `EarlyEnrolmentsStore`.
   * @returns those that were news and can be decided on, with their facts
   */
  async record(
    tx: Transaction,
    enrolments: readonly NewEnrolment[],
  ): Promise<(EnrolledPerson & LearningSession)[]> {
    return tx.query(
      `WITH told AS (
         INSERT INTO enrolments AS e (user_id, session_id, platform_id, status, time_zone, enrolled_at, cause_event_id,
                                      held, version, awaits_person)
         SELECT "userId", "sessionId", n."platformId",
                CASE WHEN r.status = 'deleted' AND r.version > n.version THEN 'archived' ELSE 'published' END,
                coalesce(r.time_zone, ''), "enrolledAt", "causeEventId", false, n.version, ${IS_NOBODY_YET}
           FROM jsonb_to_recordset($1::jsonb) AS n ("userId" uuid, "sessionId" uuid, "platformId" uuid,
                "enrolledAt" timestamptz, "causeEventId" uuid, version bigint)
           LEFT JOIN recipients r ON r.user_id = "userId" LEFT JOIN platforms p ON p.platform_id = n."platformId"
          ORDER BY "userId", "sessionId"
         ON CONFLICT (user_id, session_id) DO UPDATE SET status = excluded.status, time_zone = excluded.time_zone,
           enrolled_at = excluded.enrolled_at, cause_event_id = excluded.cause_event_id, held = false, version = excluded.version,
           awaits_person = excluded.awaits_person
         WHERE e.version < excluded.version
         RETURNING e.*)
       SELECT ${PERSON_COLUMNS}, ${SESSION_COLUMNS}
         FROM told e ${PERSON_JOINS} JOIN sessions s ON s.session_id = e.session_id
        WHERE e.status = 'published' AND NOT e.awaits_person
        ORDER BY e.user_id, s.starts_at, s.session_id`,
      [JSON.stringify(enrolments)],
    );
  },

  /** Keeps the mails of enrolments for the digest (D-13). */
  async hold(tx: Transaction, held: readonly { userId: string; sessionId: string }[]): Promise<void> {
    if (held.length === 0) return;
    await tx.execute(
      `UPDATE enrolments e SET held = true
         FROM jsonb_to_recordset($1::jsonb) AS h ("userId" uuid, "sessionId" uuid)
        WHERE e.user_id = h."userId" AND e.session_id = h."sessionId"`,
      [JSON.stringify(held)],
    );
  },

  /** People became active: what was held for them is theirs to read now, session by session. */
  async release(
    tx: Transaction,
    userIds: readonly string[],
    now: Date,
  ): Promise<(EnrolledPerson & LearningSession)[]> {
    return tx.query(
      `WITH released AS (
         UPDATE enrolments e SET held = false FROM sessions s
          WHERE e.user_id = ANY ($1::uuid[]) AND e.held AND e.status = 'published'
            AND s.session_id = e.session_id AND (s.ends_at IS NULL OR s.ends_at > $2)
         RETURNING e.*)
       SELECT ${PERSON_COLUMNS}, ${SESSION_COLUMNS}
         FROM released e ${PERSON_JOINS} JOIN sessions s ON s.session_id = e.session_id
        ORDER BY e.user_id, s.starts_at, s.session_id`,
      [userIds, now],
    );
  },

  /**
   * People left sessions (PS8). What was not known to have begun is written down as ended, so that its beginning, should
   * it still come, changes nothing.
   */
  async archive(
    tx: Transaction,
    events: readonly EventOf<'identity.enrolment-removed.v1'>[],
  ): Promise<{ userId: string; sessionId: string }[]> {
    const left = events.flatMap(({ id, platformid: platformId, subjectversion: version, data }) =>
      data.sessionIds.map((sessionId) => ({
        userId: data.userId,
        sessionId,
        platformId,
        removedAt: data.removedAt,
        causeEventId: id,
        version,
      })),
    );
    return tx.query(
      `INSERT INTO enrolments AS e (user_id, session_id, platform_id, status, time_zone, enrolled_at, cause_event_id, held, version)
       SELECT "userId", "sessionId", "platformId", 'archived', '', "removedAt", "causeEventId", false, version
         FROM jsonb_to_recordset($1::jsonb) AS l ("userId" uuid, "sessionId" uuid, "platformId" uuid,
              "removedAt" timestamptz, "causeEventId" uuid, version bigint)
        ORDER BY "userId", "sessionId"
       ON CONFLICT (user_id, session_id) DO UPDATE SET status = 'archived', held = false, version = excluded.version
       WHERE e.version < excluded.version
       RETURNING e.user_id AS "userId", e.session_id AS "sessionId"`,
      [JSON.stringify(left)],
    );
  },

  /** People were deleted, and with that left everything (T9, T10). */
  async archiveAll(tx: Transaction, people: readonly { userId: string; version: number }[]): Promise<void> {
    await tx.execute(
      `UPDATE enrolments e SET status = 'archived', held = false, version = gone.version
         FROM jsonb_to_recordset($1::jsonb) AS gone ("userId" uuid, version bigint)
        WHERE e.user_id = gone."userId" AND e.version < gone.version AND e.status = 'published'`,
      [JSON.stringify(people)],
    );
  },

  /** People live by another time zone now. */
  async moveToZones(
    tx: Transaction,
    people: readonly { userId: string; timeZone: string | null }[],
  ): Promise<SessionZone[]> {
    return tx.query<SessionZone>(
      `UPDATE enrolments e SET time_zone = coalesce(m."timeZone", '')
         FROM jsonb_to_recordset($1::jsonb) AS m ("userId" uuid, "timeZone" text)
        WHERE e.user_id = m."userId" AND e.status = 'published' AND e.time_zone <> coalesce(m."timeZone", '')
       RETURNING e.session_id AS "sessionId", e.time_zone AS "timeZone"`,
      [JSON.stringify(people)],
    );
  },
};
