import type { Transaction } from '@rollcall/database';
import { Invitation } from './invitation.entity.js';

/** For `RETURNING` and `SELECT`: makes a row of `invitations i` an {@link Invitation}. */
export function invitationColumns(tx: Transaction): string {
  const { columns } = tx.manager.dataSource.getMetadata(Invitation);
  return columns.map(({ databaseName, propertyName }) => `i.${databaseName} AS "${propertyName}"`).join(', ');
}

/** Reads one invitation of a platform; null when there is none. */
export function findInvitation(tx: Transaction, platformId: string, id: string): Promise<Invitation | null> {
  return tx.manager.findOneBy(Invitation, { platformId, id });
}

/** Reads an invitation whose platform is not known yet: that of a link. For the scope `installation`. */
export function findByLink(tx: Transaction, invitationId: string): Promise<Invitation | null> {
  return tx.manager.findOneBy(Invitation, { id: invitationId });
}
