import type { AssignableRole, Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** What the invitations of one invite have in common. */
export interface InviteTerms {
  platformId: string;
  groupIds: readonly string[];
  roles: readonly AssignableRole[];
  message: string | null;
  locale: Locale;
  invitedBy: { userId: string; displayName: string };
  invitedAt: Date;
}

/** Lists new invitations as pending, before their events have made the round. */
export async function listNewInvitations(
  tx: Transaction,
  terms: InviteTerms,
  people: readonly { userId: string; email: string; invitationId: string }[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.execute(
    `INSERT INTO invitations (id, platform_id, user_id, email, group_ids, roles, message, locale, invited_by,
                              invited_by_name, created_at, delivery_at)
     SELECT i.id, $1, i.user_id, i.email, $5, $6, $7, $8, $9, $10, $11, $11
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS i(id, user_id, email)`,
    [
      terms.platformId,
      people.map((each) => each.invitationId),
      people.map((each) => each.userId),
      people.map((each) => each.email),
      terms.groupIds,
      terms.roles,
      terms.message,
      terms.locale,
      terms.invitedBy.userId,
      terms.invitedBy.displayName,
      terms.invitedAt,
    ],
  );
}

/** Adds groups and roles to open invitations (D-09); returns the chosen ones after the change, by invitation. */
export async function extendInvitations(
  tx: Transaction,
  invitationIds: readonly string[],
  groupIds: readonly string[],
  roles: readonly AssignableRole[],
): Promise<Map<string, { groupIds: string[]; roles: AssignableRole[] }>> {
  const rows = await tx.query<{ id: string; groupIds: string[]; roles: AssignableRole[] }>(
    `UPDATE invitations SET
       group_ids = ARRAY(SELECT DISTINCT g FROM unnest(group_ids || $2::uuid[]) AS g ORDER BY g),
       roles = ARRAY(SELECT DISTINCT r FROM unnest(roles || $3::text[]) AS r ORDER BY r)
     WHERE id = ANY ($1) RETURNING id, group_ids AS "groupIds", roles`,
    [invitationIds, groupIds, roles],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
