import type { Transaction } from '@rollcall/database';
import {
  type EnrolledPerson,
  IS_NOBODY_YET,
  type NewEnrolment,
  PERSON_COLUMNS,
  PERSON_JOINS,
} from './enrolments.store.js';
import { type LearningSession, SESSION_COLUMNS } from './learning-sessions.store.js';

/** Known at once, at most; a platform may become known after many of its people came into sessions. */
const AT_ONCE = 1_000;
const LOCK = `hashtextextended('enrolments before their people ' || platform_id, 0)`;

/** Who is known now. */
export type Arrived = { userIds: readonly string[] } | { platformId: string };

/**
 * The SQL of enrolments that were heard of before their person or platform. One that is written down and the person who
 * becomes known are handled side by side, and neither sees the other before it commits: so whoever finds somebody
 * missing has the platform's people to itself, while those who make people known share them.
 */
export const EarlyEnrolmentsStore = {
  /** Waits for everybody who is just becoming known on platforms of people that are missing; most often there are none. */
  async claimPlatforms(tx: Transaction, enrolments: readonly NewEnrolment[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(${LOCK}) FROM (
         SELECT DISTINCT n."platformId" AS platform_id
           FROM jsonb_to_recordset($1::jsonb) AS n ("userId" uuid, "platformId" uuid, version bigint)
           LEFT JOIN recipients r ON r.user_id = n."userId" LEFT JOIN platforms p ON p.platform_id = n."platformId"
          WHERE ${IS_NOBODY_YET} ORDER BY 1) missing`,
      [JSON.stringify(enrolments)],
    );
  },

  /** Waits for enrolments that are just being written down without their people. */
  async sharePlatforms(tx: Transaction, platformIds: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock_shared(${LOCK})
         FROM (SELECT DISTINCT platform_id FROM unnest($1::uuid[]) AS given (platform_id) ORDER BY 1) given`,
      [platformIds],
    );
  },

  /** Takes enrolments whose person and platform are known by now. @returns at most {@link AT_ONCE}, so ask until there are none */
  async takeKnown(tx: Transaction, arrived: Arrived): Promise<(EnrolledPerson & LearningSession)[]> {
    const [condition, given] =
      'userIds' in arrived
        ? ['e.user_id = ANY ($1::uuid[])', arrived.userIds]
        : ['e.platform_id = $1', arrived.platformId];
    return tx.query(
      `WITH known AS (
         UPDATE enrolments e SET awaits_person = false, time_zone = coalesce(r.time_zone, '')
           FROM (SELECT e.user_id, e.session_id FROM enrolments e
                   JOIN recipients r ON r.user_id = e.user_id AND r.status <> 'deleted' AND r.locale IS NOT NULL
                   JOIN platforms p ON p.platform_id = e.platform_id
                  WHERE ${condition} AND e.awaits_person AND e.status = 'published' LIMIT ${AT_ONCE}) k
           JOIN recipients r ON r.user_id = k.user_id
          WHERE e.user_id = k.user_id AND e.session_id = k.session_id
         RETURNING e.*)
       SELECT ${PERSON_COLUMNS}, ${SESSION_COLUMNS}
         FROM known e ${PERSON_JOINS} JOIN sessions s ON s.session_id = e.session_id
        ORDER BY e.user_id, s.starts_at, s.session_id`,
      [given],
    );
  },
};
