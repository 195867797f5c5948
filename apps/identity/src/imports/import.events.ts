import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { NewEvent } from '@rollcall/messaging';
import type { ImportCounts } from './import.rules.js';
import type { ImportKey } from './imports.store.js';

interface CompletedRow {
  version: number;
  userId: string;
  email: string | null;
  locale: 'en' | 'fr';
  platformName: string;
  fileName: string;
  status: EventData<'identity.import-completed.v1'>['status'];
  undoes: string | null;
  counts: ImportCounts;
  result: ImportCounts;
}

/** The event of an import that has come to its end in this transaction (D-36). */
export async function importCompleted(
  tx: Transaction,
  { platformId, id }: ImportKey,
  now: Date,
): Promise<NewEvent> {
  const [row] = await tx.query<CompletedRow>(
    `UPDATE imports i SET version = i.version + 1 FROM users u, platforms p
      WHERE i.platform_id = $1 AND i.id = $2 AND u.id = i.started_by AND p.id = i.platform_id
     RETURNING i.version, u.id AS "userId", u.email, u.locale, p.name AS "platformName", i.file_name AS "fileName",
       i.status, i.undoes, i.counts, i.result`,
    [platformId, id],
  );
  if (!row) throw new Error('An import that came to its end is missing.');
  const { version, undoes, counts, result, ...told } = row;
  return {
    type: 'identity.import-completed.v1',
    subject: `import/${id}`,
    subjectVersion: version,
    platformId,
    data: {
      importId: id,
      ...told,
      ...(undoes !== null && { undoes }),
      counts: {
        created: result.create ?? 0,
        updated: result.update ?? 0,
        restored: result.restore ?? 0,
        unchanged: (counts.unchanged ?? 0) + (result.unchanged ?? 0),
        invalid: (counts.invalid ?? 0) + (result.invalid ?? 0),
        ...(undoes !== null && undone(counts, result)),
      },
      completedAt: now.toISOString(),
    },
  };
}

/** Who is a conflict of the plan may be one of its steps too; of those only the others are due. */
const undone = (counts: ImportCounts, result: ImportCounts) => ({
  deleted: result.delete ?? 0,
  conflicts: Math.max(counts.conflict ?? 0, result.conflict ?? 0),
});
