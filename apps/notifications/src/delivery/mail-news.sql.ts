import type { MailIdentity } from './mail-record.js';

/** A mail whose state changed, with its version after the change. */
export type ChangedMail = MailIdentity & { version: number };

/** What every part of the delivery knows about a mail. */
export const IDENTITY = `id, platform_id AS "platformId", kind, user_id AS "userId", invitation_id AS "invitationId",
  queued_at AS "queuedAt"`;
/** Days are counted in UTC. */
export const DAY_OF = (instant: string): string => `(${instant} AT TIME ZONE 'UTC')::date`;
/** bigint comes as text from the driver. */
export const withVersion = (rows: (MailIdentity & { version: string })[]): ChangedMail[] =>
  rows.map((row) => ({ ...row, version: Number(row.version) }));

/** Counts news of a common table expression with `platform_id`, `day`, `kind` and `state`, in one order for everybody. */
export const counting = (source: string): string =>
  `INSERT INTO mail_counts AS known (platform_id, day, kind, state, count)
   SELECT platform_id, day, kind, state, count(*) FROM ${source} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
   ON CONFLICT (platform_id, day, kind, state) DO UPDATE SET count = known.count + excluded.count`;
