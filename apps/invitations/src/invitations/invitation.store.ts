import type { Transaction } from '@rollcall/database';
import { Invitation } from './invitation.entity.js';
import type { InvitationState } from './invitation.rules.js';

/** For `RETURNING` and `SELECT`: makes a row of `invitations i` an {@link Invitation}. */
export function invitationColumns(tx: Transaction): string {
  const { columns } = tx.manager.dataSource.getMetadata(Invitation);
  return columns.map(({ databaseName, propertyName }) => `i.${databaseName} AS "${propertyName}"`).join(', ');
}

/** Reads one invitation of a platform; null when there is none. */
export function findInvitation(tx: Transaction, platformId: string, id: string): Promise<Invitation | null> {
  return tx.manager.findOneBy(Invitation, { platformId, id });
}

/** How an invitation stands, by the database's clock. */
export interface InvitationStanding {
  id: string;
  state: InvitationState;
  recentReminders: Date[];
  now: Date;
}

/** Reads how invitations of a platform stand; those that are not there are left out. */
export function readStandings(
  tx: Transaction,
  platformId: string,
  ids: readonly string[],
): Promise<InvitationStanding[]> {
  return tx.query<InvitationStanding>(
    `SELECT id, state, recent_reminders AS "recentReminders", now() AS now FROM invitations
      WHERE platform_id = $1 AND id IN (SELECT unnest($2::uuid[]))`,
    [platformId, ids],
  );
}

/** Reads an invitation whose platform is not known yet: that of a link. For the scope `installation`. */
export function findByLink(tx: Transaction, invitationId: string): Promise<Invitation | null> {
  return tx.manager.findOneBy(Invitation, { id: invitationId });
}
