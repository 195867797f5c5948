import type { Transaction } from '@rollcall/database';

/*
 * How changes of a platform's tree and changes of memberships keep out of each other's way. A membership change is
 * decided from the place of a group in the tree, a tree change from the memberships in it, so neither may move while
 * the other works (E29, INV-1):
 *
 * - whoever changes memberships shares the tree: any number at once, each locking its people by id;
 * - whoever changes the tree (create, move, flip, delete a group) has it alone;
 * - so has whoever saves the audience of a session: its learners are read from memberships, and memberships lead into it.
 *
 * The order is always the same, so that nobody waits in a circle: the tree, then people by id, then everything else.
 * The lock is taken in a statement of its own: a statement that waits would go on with what it saw before the wait.
 * It ends with the transaction, and may be asked for again by its holder.
 */
const KEY = `hashtextextended('tree of groups ' || platform_id, 0)`;

/** Holds the tree of a platform still until the transaction ends, together with others who only need that. */
export async function shareTree(tx: Transaction, platformId: string): Promise<void> {
  await tx.execute(`SELECT pg_advisory_xact_lock_shared(${KEY}) FROM (SELECT $1::text AS platform_id) p`, [
    platformId,
  ]);
}

/** Like {@link shareTree}, for the platforms of some invitations: consumers work on several in one batch. */
export async function shareTreesOf(tx: Transaction, invitationIds: readonly string[]): Promise<void> {
  await tx.execute(
    `SELECT pg_advisory_xact_lock_shared(${KEY})
       FROM (SELECT DISTINCT i.platform_id::text AS platform_id FROM invitations i WHERE i.id = ANY ($1)
              ORDER BY 1) p`,
    [invitationIds],
  );
}

/**
 * Has the tree of a platform alone until the transaction ends: nobody joins or leaves a group meanwhile. What a change
 * does to tens of thousands of people is one statement, so that statements may take longer from here on.
 */
export async function claimTree(tx: Transaction, platformId: string): Promise<void> {
  await tx.execute(
    `SELECT pg_advisory_xact_lock(${KEY}), set_config('statement_timeout', '60s', true)
       FROM (SELECT $1::text AS platform_id) p`,
    [platformId],
  );
}
