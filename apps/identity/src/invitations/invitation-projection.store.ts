import type { AssignableRole, Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { withSponsorship } from './sponsorships.store.js';

/** What the invitations of one invite have in common. */
export interface InviteTerms {
  platformId: string;
  groupIds: readonly string[];
  roles: readonly AssignableRole[];
  /** Session invited from, if any (P4). */
  sessionId: string | null;
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
                              invited_by_name, created_at, delivery_at, session_id)
     SELECT i.id, $1, i.user_id, i.email, $5, $6, $7, $8, $9, $10, $11, $11, $12
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
      terms.sessionId,
    ],
  );
}

/** An invitation with groups, roles and a language of its own. */
export interface OwnInvitation extends Pick<InviteTerms, 'groupIds' | 'roles' | 'locale'> {
  userId: string;
  email: string;
  invitationId: string;
}

/** {@link listNewInvitations} for people who are invited into different groups, still in one statement. */
export async function listOwnInvitations(
  tx: Transaction,
  { platformId, invitedBy, invitedAt }: Pick<InviteTerms, 'platformId' | 'invitedBy' | 'invitedAt'>,
  invitations: readonly OwnInvitation[],
): Promise<void> {
  if (invitations.length === 0) return;
  await tx.execute(
    `INSERT INTO invitations (id, platform_id, user_id, email, group_ids, roles, locale, invited_by, invited_by_name,
                              created_at, delivery_at)
     SELECT i."invitationId", $1, i."userId", i.email, ARRAY(SELECT json_array_elements_text(i."groupIds")::uuid),
            ARRAY(SELECT json_array_elements_text(i.roles)), i.locale, $3, $4, $5, $5
       FROM json_to_recordset($2) AS i("invitationId" uuid, "userId" uuid, email text, "groupIds" json, roles json, locale text)`,
    [platformId, JSON.stringify(invitations), invitedBy.userId, invitedBy.displayName, invitedAt],
  );
}

/** An open invitation after a second invite. */
export interface ExtendedInvitation {
  id: string;
  groupIds: string[];
  roles: AssignableRole[];
  /** It waits for an approval (V12). */
  isMarked: boolean;
}

/** What an open invitation gets besides. */
interface Extension extends Pick<InviteTerms, 'groupIds' | 'roles'>, Partial<Pick<InviteTerms, 'sessionId'>> {
  invitedBy: { userId: string };
}

/** Adds groups and roles to open invitations (D-09), for which whoever asked stands from now on (V12). */
export function extendInvitations(
  tx: Transaction,
  invitationIds: readonly string[],
  { groupIds, roles, invitedBy, sessionId = null }: Extension,
): Promise<ExtendedInvitation[]> {
  return tx.query<ExtendedInvitation>(
    `UPDATE invitations i SET
       group_ids = ARRAY(SELECT DISTINCT g FROM unnest(i.group_ids || $2::uuid[]) AS g ORDER BY g),
       roles = ARRAY(SELECT DISTINCT r FROM unnest(i.roles || $3::text[]) AS r ORDER BY r),
       sponsorships = ${withSponsorship('$4::jsonb')}
     WHERE i.id = ANY ($1)
     RETURNING i.id, i.group_ids AS "groupIds", i.roles, i.needs_approval_since IS NOT NULL AS "isMarked"`,
    [
      invitationIds,
      groupIds,
      roles,
      JSON.stringify({ by: invitedBy.userId, groupIds, roles, fromSession: sessionId !== null }),
    ],
  );
}

/** {@link extendInvitations} by different groups and roles, still in one statement. */
export function extendOwnInvitations(
  tx: Transaction,
  invitedBy: string,
  extensions: readonly Pick<OwnInvitation, 'invitationId' | 'groupIds' | 'roles'>[],
): Promise<ExtendedInvitation[]> {
  if (extensions.length === 0) return Promise.resolve([]);
  return tx.query<ExtendedInvitation>(
    `UPDATE invitations i SET
       group_ids = ARRAY(SELECT DISTINCT g FROM unnest(i.group_ids || e.group_ids) AS g ORDER BY g),
       roles = ARRAY(SELECT DISTINCT r FROM unnest(i.roles || e.roles) AS r ORDER BY r),
       sponsorships = ${withSponsorship('e.sponsorship')}
      FROM (SELECT "invitationId" AS id, ARRAY(SELECT json_array_elements_text("groupIds")::uuid) AS group_ids,
                   ARRAY(SELECT json_array_elements_text(roles)) AS roles,
                   jsonb_build_object('by', $2::text, 'groupIds', "groupIds"::jsonb, 'roles', roles::jsonb,
                                      'fromSession', false) AS sponsorship
              FROM json_to_recordset($1) AS x("invitationId" uuid, "groupIds" json, roles json)) e
     WHERE i.id = e.id AND i.status = 'pending'
     RETURNING i.id, i.group_ids AS "groupIds", i.roles, i.needs_approval_since IS NOT NULL AS "isMarked"`,
    [JSON.stringify(extensions), invitedBy],
  );
}
