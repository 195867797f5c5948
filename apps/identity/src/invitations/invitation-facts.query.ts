import type { InvitationFacts } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { GroupSubject } from '../policy/rights.rules.js';

/** An invitation with the places of its chosen groups, for the policy. */
export interface PlacedInvitation {
  facts: InvitationFacts;
  groups: GroupSubject[];
}

/** Loads what identity knows about an invitation; undefined when there is none on this platform. */
export async function loadInvitation(
  tx: Transaction,
  invitationId: string,
): Promise<PlacedInvitation | undefined> {
  const [row] = await tx.query<InvitationFacts & { groups: GroupSubject[]; invitedAt: Date | string }>(
    `SELECT i.id AS "invitationId", i.user_id AS "userId", i.platform_id AS "platformId", i.email, i.locale,
            i.group_ids AS "groupIds", i.roles, i.session_id AS "sessionId", i.message,
            json_build_object('userId', i.invited_by, 'displayName', i.invited_by_name) AS "invitedBy",
            p.name AS "platformName", i.created_at AS "invitedAt",
            (SELECT coalesce(json_agg(json_build_object('id', g.id, 'path', g.path)), '[]')
               FROM groups g WHERE g.id = ANY (i.group_ids)) AS groups
       FROM invitations i JOIN platforms p ON p.id = i.platform_id WHERE i.id = $1`,
    [invitationId],
  );
  if (!row) return undefined;
  const { groups, ...facts } = row;
  return { facts: { ...facts, invitedAt: new Date(facts.invitedAt).toISOString() }, groups };
}
