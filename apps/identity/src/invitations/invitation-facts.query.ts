import type { InvitationFacts } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { PlacedSubject } from '../policy/rights.rules.js';

/** An invitation with the places of its chosen groups, for the policy. */
export interface PlacedInvitation {
  facts: InvitationFacts;
  groups: PlacedSubject[];
  /** It waits for somebody who may grant what it gives (V12). */
  needsApproval: boolean;
}

type Row = InvitationFacts & {
  groups: PlacedSubject[];
  needsApproval: boolean;
  invitedAt: Date | string;
};

/** Loads what identity knows about invitations of this platform, by id; others are not there. */
export async function loadInvitations(
  tx: Transaction,
  invitationIds: readonly string[],
): Promise<Map<string, PlacedInvitation>> {
  const rows = await tx.query<Row>(
    `SELECT i.id AS "invitationId", i.user_id AS "userId", i.platform_id AS "platformId", i.email, i.locale,
            i.group_ids AS "groupIds", i.roles, i.session_id AS "sessionId", i.message,
            json_build_object('userId', i.invited_by, 'displayName', i.invited_by_name) AS "invitedBy",
            p.name AS "platformName", i.created_at AS "invitedAt",
            i.needs_approval_since IS NOT NULL AND i.status = 'pending' AS "needsApproval",
            (SELECT coalesce(json_agg(json_build_object('id', g.id, 'path', g.path, 'zoneHeadId', g.zone_head_id)),
               '[]') FROM groups g WHERE g.id = ANY (i.group_ids)) AS groups
       FROM invitations i JOIN platforms p ON p.id = i.platform_id WHERE i.id = ANY ($1)`,
    [invitationIds],
  );
  return new Map(rows.map((row) => [row.invitationId, placed(row)]));
}

function placed({ groups, needsApproval, ...facts }: Row): PlacedInvitation {
  return {
    facts: { ...facts, invitedAt: new Date(facts.invitedAt).toISOString() },
    groups,
    needsApproval,
  };
}
