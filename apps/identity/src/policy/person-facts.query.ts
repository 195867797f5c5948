import type { PersonFacts } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

interface FactsRow extends Omit<PersonFacts, 'createdAt' | 'activatedAt'> {
  createdAt: Date;
  activatedAt: Date | null;
}

/** What other services are told of a person; undefined when there is none on this platform. */
export async function loadPersonFacts(tx: Transaction, userId: string): Promise<PersonFacts | undefined> {
  const [row] = await tx.query<FactsRow>(
    `SELECT id AS "userId", platform_id AS "platformId", status, erased_at IS NOT NULL AS "isErased",
            CASE WHEN erased_at IS NULL THEN email END AS email,
            created_at AS "createdAt", activated_at AS "activatedAt"
       FROM users WHERE id = $1`,
    [userId],
  );
  return (
    row && {
      ...row,
      createdAt: row.createdAt.toISOString(),
      activatedAt: row.activatedAt?.toISOString() ?? null,
    }
  );
}
