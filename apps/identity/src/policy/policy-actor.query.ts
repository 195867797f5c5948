import type { Plan, AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import type { Grant, PolicyActor } from './rights.rules.js';

/** The actor of a request as the policy sees them, with what mails and events say about them. */
export interface KnownActor extends PolicyActor {
  platformId: string;
  platformName: string;
  platformLocale: 'en' | 'fr';
  displayName: string;
  /** Whether the platform refuses accounts beyond its limit (D-20). */
  hasHardUserLimit: boolean;
  /** Which tree of the platform their rights were read in; see `group-scope.query.ts`. */
  treeVersion: string;
  /** Most invitations in 24 hours as the operator set it; null for the default of the plan (D-19). */
  invitationsPerDay: number | null;
  /** The same for reminders, which invitations counts. */
  remindersPerDay: number | null;
}

interface ActorRow {
  user_id: string;
  platform_id: string;
  platform_name: string;
  platform_locale: 'en' | 'fr';
  display_name: string;
  is_owner: boolean;
  root_group_id: string;
  plan: Plan;
  is_trial_over: boolean;
  invitations_per_day: number | null;
  reminders_per_day: number | null;
  hard_user_limit: boolean;
  user_admin_grantable_roles: AssignableRole[];
  grants: Grant[];
  member_of: string[];
  zone_head_ids: string[];
  tree_version: string;
}

/**
 * Loads who asks, in one statement.
 * @throws DomainError `unauthenticated` when the person is no longer active
 */
export async function loadPolicyActor(tx: Transaction, userId: string): Promise<KnownActor> {
  const [row] = await tx.query<ActorRow>(
    `SELECT u.id AS user_id, p.id AS platform_id, p.name AS platform_name, p.locale AS platform_locale,
            trim(u.first_name || ' ' || u.last_name) AS display_name, p.owner_id = u.id AS is_owner,
            p.root_group_id, p.plan, p.plan = 'free_trial' AND p.trial_ends_at <= now() IS TRUE AS is_trial_over,
            p.invitations_per_day, p.reminders_per_day, p.hard_user_limit, p.user_admin_grantable_roles, p.tree_version,
            own.grants, own.member_of, own.zone_head_ids
       FROM users u JOIN platforms p ON p.id = u.platform_id
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(json_build_object('groupId', m.group_id, 'role', m.role))
                           FILTER (WHERE m.role <> 'learner'), '[]') AS grants,
                coalesce(json_agg(DISTINCT m.group_id::text), '[]') AS member_of,
                coalesce(json_agg(DISTINCT g.zone_head_id::text), '[]') AS zone_head_ids
           FROM memberships m JOIN groups g ON g.id = m.group_id WHERE m.user_id = u.id) own
      WHERE u.id = $1 AND u.status = 'active'`,
    [userId],
  );
  if (!row) throw new DomainError('unauthenticated', 'The account is no longer active.');
  return {
    userId: row.user_id,
    platformId: row.platform_id,
    platformName: row.platform_name,
    platformLocale: row.platform_locale,
    displayName: row.display_name,
    isOwner: row.is_owner,
    rootGroupId: row.root_group_id,
    plan: row.plan,
    isTrialOver: row.is_trial_over,
    invitationsPerDay: row.invitations_per_day,
    remindersPerDay: row.reminders_per_day,
    hasHardUserLimit: row.hard_user_limit,
    treeVersion: row.tree_version,
    userAdminGrantableRoles: row.user_admin_grantable_roles,
    grants: row.grants,
    memberOf: row.member_of,
    zoneHeadIds: row.zone_head_ids,
  };
}
