import type { Plan, AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { DomainError, type KeyActor, type PlatformActor } from '@rollcall/platform';
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

/** SQL: what of the platform `p` decides, for an {@link ActorRow}. */
const PLATFORM_COLUMNS = `p.id AS platform_id, p.name AS platform_name, p.locale AS platform_locale, p.root_group_id, p.plan,
  p.plan = 'free_trial' AND p.trial_ends_at <= now() IS TRUE AS is_trial_over, p.invitations_per_day,
  p.reminders_per_day, p.hard_user_limit, p.user_admin_grantable_roles, p.tree_version`;

/**
 * Loads who asks, in one statement.
 * @throws DomainError `unauthenticated` when the person is no longer active, or the key no longer live
 */
export async function loadPolicyActor(tx: Transaction, actor: PlatformActor): Promise<KnownActor> {
  return known(actor.kind === 'key' ? await keyRow(tx, actor) : await personRow(tx, actor.userId));
}

/**
 * The same of a person who began something that goes on without them.
 * @throws DomainError `unauthenticated` when they are no longer active
 */
export async function loadPolicyPerson(tx: Transaction, userId: string): Promise<KnownActor> {
  return known(await personRow(tx, userId));
}

function known(row: ActorRow | undefined): KnownActor {
  if (!row) throw new DomainError('unauthenticated', 'The account or the key is no longer active.');
  return knownActor(row);
}

async function personRow(tx: Transaction, userId: string): Promise<ActorRow | undefined> {
  const [row] = await tx.query<ActorRow>(
    `SELECT u.id AS user_id, trim(u.first_name || ' ' || u.last_name) AS display_name, p.owner_id = u.id AS is_owner,
            ${PLATFORM_COLUMNS}, own.grants, own.member_of, own.zone_head_ids
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
  return row;
}

/** R7: a key has the rights of a platform admin, whose place it does not take: it is in no group, and owns nothing. */
async function keyRow(tx: Transaction, { keyId }: KeyActor): Promise<ActorRow | undefined> {
  const [row] = await tx.query<ActorRow>(
    `SELECT k.id AS user_id, k.name AS display_name, false AS is_owner, ${PLATFORM_COLUMNS},
            json_build_array(json_build_object('groupId', p.root_group_id, 'role', 'admin')) AS grants,
            '[]'::json AS member_of, '[]'::json AS zone_head_ids
       FROM api_keys k JOIN platforms p ON p.id = k.platform_id
      WHERE k.id = $1 AND k.ended_at IS NULL AND k.expires_at > now()`,
    [keyId],
  );
  return row;
}

function knownActor(row: ActorRow): KnownActor {
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
