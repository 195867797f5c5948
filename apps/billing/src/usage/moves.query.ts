import type { Transaction } from '@rollcall/database';
import type { Day, Moves } from './usage-days.rules.js';

/** Openings and closings since the first of some days, day by day; seats that ended before they began count nothing. */
export function movesSince(tx: Transaction, platformId: string, days: readonly Day[]): Promise<Moves[]> {
  return tx.query<Moves>(
    `SELECT day, count(*) FILTER (WHERE opens)::integer AS opened, count(*) FILTER (WHERE NOT opens)::integer AS closed
     FROM (SELECT width_bucket(opened_at, $2::timestamptz[]) AS day, true AS opens FROM seats
           WHERE platform_id = $1 AND opened_at >= $3 AND (closed_at IS NULL OR closed_at > opened_at)
           UNION ALL
           SELECT width_bucket(closed_at, $2::timestamptz[]), false FROM seats
           WHERE platform_id = $1 AND closed_at >= $3 AND closed_at > opened_at) moves
     GROUP BY day ORDER BY day`,
    [platformId, days.map(({ startsAt }) => startsAt), days[0]?.startsAt],
  );
}
