import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

type SessionEvent = EventOf<'identity.session-created.v1' | 'identity.session-updated.v1'>;

/** A session as mails tell of it. */
export interface LearningSession {
  sessionId: string;
  platformId: string;
  pathName: string;
  name: string;
  startsAt: Date;
  endsAt: Date | null;
}

/** Columns of {@link LearningSession} for a query over `sessions s`. */
export const SESSION_COLUMNS = `s.session_id AS "sessionId", s.platform_id AS "platformId", s.path_name AS "pathName",
  s.name, s.starts_at AS "startsAt", s.ends_at AS "endsAt"`;

const FIELDS = `"sessionId" uuid, "platformId" uuid, "pathName" text, name text, "startsAt" timestamptz,
  "endsAt" timestamptz, version bigint`;

/** The SQL of the sessions that mails are about. Older versions never overwrite newer ones. */
export const LearningSessionsStore = {
  /** @returns the sessions that changed by it */
  async record(tx: Transaction, events: readonly SessionEvent[]): Promise<LearningSession[]> {
    const rows = events.map(({ data, platformid: platformId, subjectversion: version }) => ({
      ...data,
      platformId,
      version,
    }));
    return tx.query<LearningSession>(
      `INSERT INTO sessions AS s (session_id, platform_id, path_name, name, starts_at, ends_at, version)
       SELECT "sessionId", "platformId", "pathName", name, "startsAt", "endsAt", version
         FROM jsonb_to_recordset($1::jsonb) AS told (${FIELDS}) ORDER BY "sessionId"
       ON CONFLICT (session_id) DO UPDATE SET path_name = excluded.path_name, name = excluded.name,
         starts_at = excluded.starts_at, ends_at = excluded.ends_at, version = excluded.version
       WHERE s.version < excluded.version
       RETURNING ${SESSION_COLUMNS}`,
      [JSON.stringify(rows)],
    );
  },

  /** What an enrolment tells of its sessions: enough, until an event of their own comes. */
  async recordFromEnrolments(
    tx: Transaction,
    events: readonly EventOf<'identity.enrolment-added.v1'>[],
  ): Promise<void> {
    const told = new Map(
      events.flatMap(({ platformid: platformId, data }) =>
        data.sessions.map((session) => [session.sessionId, { ...session, platformId }] as const),
      ),
    );
    await tx.execute(
      `INSERT INTO sessions (session_id, platform_id, path_name, name, starts_at, ends_at, version)
       SELECT "sessionId", "platformId", "pathName", name, "startsAt", "endsAt", 0
         FROM jsonb_to_recordset($1::jsonb) AS told (${FIELDS}) ORDER BY "sessionId"
       ON CONFLICT (session_id) DO NOTHING`,
      [JSON.stringify([...told.values()])],
    );
  },
};
