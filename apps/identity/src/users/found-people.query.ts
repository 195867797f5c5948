import type { Transaction } from '@rollcall/database';

/** Adds a parameter to a statement; answers how to name it there. */
export type AddParameter = (value: unknown) => string;

/** People in the order of their ids, as SQL that an index answers: column `id`, those after `$1`, at most `$2`. */
export type PeopleSource = (add: AddParameter) => string;

/** A condition on `users u`. */
export type PeopleCondition = (add: AddParameter) => string;

/** How people are found. */
export interface PeopleSearch {
  /** Where people come from. Most of them are expected to meet the conditions. */
  source: PeopleSource;
  conditions: readonly PeopleCondition[];
  /** An index of those who meet the rarest condition, for when the first of `source` were looked at in vain. */
  index?: PeopleSource;
}

/** Which page. */
export interface PeopleWindow {
  /** The id after which it begins. */
  after: string;
  /** One more than it shows. */
  take: number;
}

interface Probe {
  /** How many people of the source were looked at; fewer than asked for means that there are no more. */
  seen: number;
  last: string | null;
  hits: string[] | null;
}

/** People looked at before the index is asked; and how many at a time after that. */
const FIRST_LOOK = 1_000;
const NEXT_LOOK = 10_000;

/**
 * Ids of the next people that are found, in order. What many people match is found among the first thousand, however
 * large the platform is, and only what few people match is worth an index. Each combination of filters is a statement
 * of its own, so that its plan fits whatever the values are.
 */
export async function findPeople(
  tx: Transaction,
  { source, conditions, index = source }: PeopleSearch,
  window: PeopleWindow,
): Promise<string[]> {
  const found: string[] = [];
  let [from, after] = [source, window.after];
  let look = conditions.length > 0 ? FIRST_LOOK : window.take;
  for (;;) {
    const wanted = window.take - found.length;
    const { seen, last, hits } = await probe(tx, from, conditions, { after, look, wanted });
    found.push(...(hits ?? []));
    if (found.length >= window.take || seen < look || last === null) return found;
    [from, after, look] = [index, last, NEXT_LOOK];
  }
}

async function probe(
  tx: Transaction,
  source: PeopleSource,
  conditions: readonly PeopleCondition[],
  { after, look, wanted }: { after: string; look: number; wanted: number },
): Promise<Probe> {
  const parameters: unknown[] = [after, look, wanted];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const ids = 'array_agg(c.id ORDER BY c.id)';
  const sql =
    conditions.length === 0
      ? `SELECT count(*)::int AS seen, (${ids})[count(*)::int] AS last, (${ids})[1:$3::int] AS hits
           FROM (${source(add)}) c`
      : `SELECT count(*)::int AS seen, (${ids})[count(*)::int] AS last,
                (${ids} FILTER (WHERE ${conditions.map((each) => each(add)).join(' AND ')}))[1:$3::int] AS hits
           FROM (${source(add)}) c JOIN users u ON u.id = c.id`;
  const [row] = await tx.query<Probe>(sql, parameters);
  if (!row) throw new Error('An aggregate answered no row.');
  return row;
}
