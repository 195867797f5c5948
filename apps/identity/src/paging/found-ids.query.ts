import type { Transaction } from '@rollcall/database';

/** Adds a parameter to a statement; answers how to name it there. */
export type AddParameter = (value: unknown) => string;

/** Ids in order, as SQL that an index answers: column `id`, those after `$1`, at most `$2`. */
export type IdSource = (add: AddParameter) => string;

/** A condition on what is listed: `users u`, or whatever {@link Listed} says. */
export type RowCondition = (add: AddParameter) => string;

/**
 * A condition: the column is one of many ids. As a subquery they are looked up by hash, as an array one after the other;
 * `IS TRUE` keeps the planner from making a join of it that is run for each row.
 */
export const oneOf = (column: string, add: AddParameter, ids: readonly string[]): string =>
  `(${column} IN (SELECT unnest(${add(ids)}::uuid[]))) IS TRUE`;

/** A way to find rows. */
export interface RowSearch {
  source: IdSource;
  conditions: readonly RowCondition[];
  /** How many of the source to look at, time after time, before the next way is tried. */
  looks: readonly number[];
}

/** For a source of which most rows meet the conditions: one look is enough then, and two are not much. */
export const FEW_LOOKS = [500, 2_000] as const;
/** The same, where the conditions cost as much as the looking. */
export const CAREFUL_LOOKS = [200, 2_000] as const;
/** For the last way, which goes on to the end. */
export const ALL_LOOKS = [10_000] as const;

/** Which page. */
export interface IdWindow {
  /** The id after which it begins. */
  after: string;
  /** One more than it shows. */
  take: number;
  /** From the newest id to the oldest; then `$1` comes after what is listed, and the sources must go that way too. */
  isBackwards?: boolean;
}

interface Probe {
  /** How many of the source were looked at; fewer than asked for means that there are no more. */
  seen: number;
  last: string | null;
  hits: string[] | null;
}

/** What is listed: the table and the name by which conditions call its rows. */
export type Listed = 'users u' | 'invitations i';

/**
 * Ids of the next rows that are found, in order. What many rows match is found among the first few hundred, however
 * large the platform is; only what few match is worth an index. So the ways come in order: a likely one for the
 * first looks, then one that is good for rarities. Each combination of filters is a statement of its own, so that its
 * plan fits whatever the values are.
 */
export async function findIds(
  tx: Transaction,
  listed: Listed,
  searches: readonly RowSearch[],
  { after, take, isBackwards = false }: IdWindow,
): Promise<string[]> {
  const turns = searches.flatMap((search) =>
    search.looks.map((look) => ({ search, look: search.conditions.length > 0 ? look : take })),
  );
  const found: string[] = [];
  let [number, from] = [0, after];
  for (;;) {
    const turn = turns[number];
    if (!turn) return found;
    const { search, look } = turn;
    const { seen, last, hits } = await probe(tx, listed, search, {
      after: from,
      look,
      wanted: take - found.length,
      isBackwards,
    });
    found.push(...(hits ?? []));
    if (found.length >= take || seen < look || last === null) return found;
    from = last;
    // None among so many: those that match are rare.
    const next = hits ? number + 1 : turns.findLastIndex((each) => each.search === search) + 1;
    number = Math.min(next, turns.length - 1);
  }
}

/** Lists of ids and words as PostgreSQL writes them: the driver would escape each of thousands. */
const asText = (value: unknown): unknown => (Array.isArray(value) ? `{${value.join(',')}}` : value);

async function probe(
  tx: Transaction,
  listed: Listed,
  { source, conditions }: RowSearch,
  { after, look, wanted, isBackwards }: { after: string; look: number; wanted: number; isBackwards: boolean },
): Promise<Probe> {
  const parameters: unknown[] = [after, look, wanted];
  const add = (value: unknown): string => `$${parameters.push(asText(value))}`;
  const ids = `array_agg(c.id ORDER BY c.id${isBackwards ? ' DESC' : ''})`;
  const met = conditions.map((condition) => condition(add)).join(' AND ');
  const [row] = await tx.query<Probe>(
    `SELECT count(*)::int AS seen, (${ids})[count(*)::int] AS last,
            (${ids} ${met && `FILTER (WHERE ${met})`})[1:$3::int] AS hits
       FROM (${source(add)}) c ${met && `JOIN ${listed} USING (id)`}`,
    parameters,
  );
  if (!row) throw new Error('An aggregate answered no row.');
  return row;
}
