import type { AssignableRole, Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { Grant, PolicyActor } from '../policy/rights.rules.js';
import { type SponsoredPlace, type Sponsorship, unapprovedPlaces } from '../policy/sponsorship.rules.js';

/** SQL: who stands behind what `invitations i` gives, the inviter alone if nobody else was added. */
const SPONSORSHIPS = `coalesce(i.sponsorships, jsonb_build_array(jsonb_build_object(
  'by', i.invited_by, 'groupIds', i.group_ids, 'roles', i.roles, 'fromSession', i.session_id IS NOT NULL)))`;

/**
 * SQL for `UPDATE invitations i`: the sponsorships with one more, unless it is among them.
 * @param added SQL of a JSON object of the shape of {@link Sponsorship}
 */
export const withSponsorship = (added: string): string =>
  `CASE WHEN ${SPONSORSHIPS} @> jsonb_build_array(${added}) THEN i.sponsorships
        ELSE ${SPONSORSHIPS} || jsonb_build_array(${added}) END`;

/** SQL: ids of who asked for something in `s.sponsorships`. */
const ASKED = `SELECT (each ->> 'by')::uuid FROM jsonb_array_elements(s.sponsorships) each`;

/**
 * SQL: who of them still stands behind it, with their rights. A key (R7) does until somebody ends it: that it expires, or
 * opens less than before, takes nothing back of what it asked for (docs/decisions/0011).
 */
const SPONSORS = `
  SELECT json_build_object('userId', u.id, 'isOwner', p.owner_id = u.id, 'grants',
           (SELECT coalesce(json_agg(json_build_object('groupId', r.group_id, 'role', r.role)), '[]')
              FROM memberships r WHERE r.user_id = u.id AND r.role <> 'learner')) AS sponsor
    FROM users u WHERE u.id IN (${ASKED}) AND u.status = 'active'
  UNION ALL
  SELECT json_build_object('userId', k.id, 'isOwner', false, 'grants',
           json_build_array(json_build_object('groupId', p.root_group_id, 'role', 'admin')))
    FROM api_keys k WHERE k.id IN (${ASKED}) AND k.ended_at IS NULL`;

interface SponsoredInvitation {
  invitationId: string;
  places: SponsoredPlace[];
  sponsorships: Sponsorship[];
  sponsors: { userId: string; isOwner: boolean; grants: Grant[] }[];
  rootGroupId: string;
  plan: Plan;
  userAdminGrantableRoles: AssignableRole[];
}

/** An invitation with what nobody behind it may grant today. */
export interface JudgedInvitation {
  invitationId: string;
  unapproved: SponsoredPlace[];
}

/** Judges invitations by the rights of today (V12), in one statement for all of them. */
export async function judgeInvitations(
  tx: Transaction,
  invitationIds: readonly string[],
): Promise<JudgedInvitation[]> {
  const rows = await tx.query<SponsoredInvitation>(
    `SELECT i.id AS "invitationId", s.sponsorships, p.root_group_id AS "rootGroupId", p.plan,
            p.user_admin_grantable_roles AS "userAdminGrantableRoles",
            (SELECT coalesce(json_agg(json_build_object('id', g.id, 'path', g.path, 'role', m.role)), '[]')
               FROM memberships m JOIN groups g ON g.id = m.group_id
              WHERE m.user_id = i.user_id AND m.origin = 'direct') AS places,
            (SELECT coalesce(json_agg(found.sponsor), '[]') FROM (${SPONSORS}) found) AS sponsors
       FROM invitations i JOIN platforms p ON p.id = i.platform_id
      CROSS JOIN LATERAL (SELECT ${SPONSORSHIPS} AS sponsorships) s
      WHERE i.id = ANY ($1)`,
    [invitationIds],
  );
  return rows.map(({ invitationId, places, sponsorships, ...rest }) => ({
    invitationId,
    unapproved: unapprovedPlaces(places, sponsorships, sponsorsOf(rest)),
  }));
}

type PlatformOfSponsors = Pick<
  SponsoredInvitation,
  'sponsors' | 'rootGroupId' | 'plan' | 'userAdminGrantableRoles'
>;

/** What they see does not matter for what they may grant. */
const sponsorsOf = ({ sponsors, ...platform }: PlatformOfSponsors): PolicyActor[] =>
  sponsors.map((sponsor) => ({ ...platform, ...sponsor, memberOf: [], zoneHeadIds: [] }));

/**
 * Marks an invitation as waiting for approval.
 * @returns whether it was not marked before
 */
export async function markUnapproved(tx: Transaction, invitationId: string): Promise<boolean> {
  const marked = await tx.execute(
    `UPDATE invitations SET needs_approval_since = now()
      WHERE id = $1 AND status = 'pending' AND needs_approval_since IS NULL`,
    [invitationId],
  );
  return marked > 0;
}

/**
 * Takes the mark off those of these invitations for which all is approved by now.
 * @returns how many
 */
export async function clearApproved(tx: Transaction, marked: readonly string[]): Promise<number> {
  if (marked.length === 0) return 0;
  const judged = await judgeInvitations(tx, marked);
  const approved = judged.filter(({ unapproved }) => unapproved.length === 0);
  return tx.execute('UPDATE invitations SET needs_approval_since = NULL WHERE id = ANY ($1)', [
    approved.map(({ invitationId }) => invitationId),
  ]);
}
