import type { ReactNode } from 'react';
import { AuditTable } from '../../audit/audit-table.js';

/** What was done to the person, out of the audit. */
export function PersonHistory({ userId }: { userId: string }): ReactNode {
  return <AuditTable filter={{ subject: userId }} />;
}
