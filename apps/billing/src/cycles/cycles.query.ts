import type { Transaction } from '@rollcall/database';
import type { CycleAnswer, CycleState } from './cycle.answer.js';

type CycleRow = Omit<CycleAnswer, 'status' | 'totalMinor'> & { totalMinor: string };

/**
 * Of cycles that are not closed the people are counted as of now: those who are there, and those who were. There are one
 * or two of those.
 */
const COLUMNS = `
  c.id, c.number, c.plan, c.starts_at AS "startsAt", c.ends_at AS "endsAt", c.closed_at AS "closedAt",
  c.price_minor AS "priceMinor", c.currency, f.people, f.corrections, f.total AS "totalMinor"`;
const FIGURES = `
  CROSS JOIN LATERAL (
    SELECT c.people, c.corrections, c.total_minor AS total WHERE c.closed_at IS NOT NULL
    UNION ALL
    SELECT p.people, k.corrections, p.people::bigint * c.price_minor + k.total
    FROM (SELECT ((SELECT count(*) FROM seats s WHERE s.platform_id = c.platform_id AND s.closed_at IS NULL
                     AND s.opened_at < coalesce(c.ends_at, 'infinity'))
            + (SELECT count(DISTINCT s.user_id) FROM seats s WHERE s.platform_id = c.platform_id
                 AND s.closed_at > c.starts_at AND s.closed_at > s.opened_at
                 AND s.opened_at < coalesce(c.ends_at, 'infinity')
                 AND NOT EXISTS (SELECT FROM seats o WHERE o.platform_id = s.platform_id AND o.user_id = s.user_id
                   AND o.closed_at IS NULL AND o.opened_at < coalesce(c.ends_at, 'infinity'))))::integer AS people) p,
         (SELECT coalesce(sum(l.quantity), 0)::integer AS corrections,
            coalesce(sum(l.quantity * l.price_minor::bigint), 0) AS total
          FROM statement_lines l
          WHERE l.platform_id = c.platform_id AND l.cycle_id = c.id AND l.kind = 'correction') k
    WHERE c.closed_at IS NULL) f`;

/** Cycles of a platform, newest first. */
export async function cyclesBefore(
  tx: Transaction,
  platformId: string,
  now: Date,
  { before, take }: { before: string; take: number },
): Promise<CycleAnswer[]> {
  const rows = await tx.query<CycleRow>(
    `SELECT ${COLUMNS} FROM cycles c ${FIGURES} WHERE c.platform_id = $1 AND c.number < $2::bigint
     ORDER BY c.number DESC LIMIT $3`,
    [platformId, before, take],
  );
  return rows.map((row) => cycleOf(row, now));
}

/** One cycle of a platform, if it has it. */
export async function cycleById(
  tx: Transaction,
  platformId: string,
  id: string,
  now: Date,
): Promise<CycleAnswer | undefined> {
  const [row] = await tx.query<CycleRow>(
    `SELECT ${COLUMNS} FROM cycles c ${FIGURES} WHERE c.platform_id = $1 AND c.id = $2`,
    [platformId, id],
  );
  return row && cycleOf(row, now);
}

function cycleOf(row: CycleRow, now: Date): CycleAnswer {
  const { id, number, plan, startsAt, endsAt, ...rest } = row;
  const status = stateOf(row, now);
  return { id, number, status, plan, startsAt, endsAt, ...rest, totalMinor: Number(row.totalMinor) };
}

function stateOf({ endsAt, closedAt }: CycleRow, now: Date): CycleState {
  if (closedAt) return 'closed';
  return endsAt && endsAt <= now ? 'closing' : 'open';
}

/** What a cycle is charged by, without its figures. */
export interface CycleTerms {
  id: string;
  number: number;
  startsAt: Date;
  endsAt: Date | null;
  priceMinor: number;
  currency: string;
  isClosed: boolean;
}

/** What a cycle of a platform is charged by, if it has it. */
export async function cycleTerms(
  tx: Transaction,
  platformId: string,
  id: string,
): Promise<CycleTerms | undefined> {
  const [terms] = await tx.query<CycleTerms>(
    `SELECT id, number, starts_at AS "startsAt", ends_at AS "endsAt", price_minor AS "priceMinor", currency,
       closed_at IS NOT NULL AS "isClosed"
     FROM cycles WHERE platform_id = $1 AND id = $2`,
    [platformId, id],
  );
  return terms;
}
