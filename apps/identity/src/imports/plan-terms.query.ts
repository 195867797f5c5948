import type { Transaction } from '@rollcall/database';
import { LRUCache } from 'lru-cache';
import { COMMON_PASSWORDS } from '../credentials/common-passwords.js';
import { shareTree } from '../groups/tree-lock.store.js';
import { type KnownActor, loadPolicyPerson } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { dayIn } from '../users/calendar-day.rules.js';
import { GroupDirectory, type ListedGroup } from './group-directory.rules.js';
import type { ImportMode } from './import.rules.js';
import type { PlanTerms } from './planned-person.rules.js';

/** What an import was started with. */
export interface ImportWish {
  platformId: string;
  startedBy: string;
  mode: ImportMode;
  sendCredentials: boolean;
  defaultGroupId: string | null;
}

/** {@link PlanTerms}, with all that is known of who started the import. */
export interface LoadedTerms extends PlanTerms {
  actor: KnownActor;
}

/** The trees of the imports that run at this moment. */
const MOST_TREES = 8;
const knownTrees = new LRUCache<string, ListedGroup[]>({ max: MOST_TREES });

/**
 * Loads what people are planned with, in a tree that holds still until the transaction ends (tree-lock.store.ts).
 * @throws DomainError `unauthenticated` when whoever started the import is no longer active
 */
export async function loadPlanTerms(tx: Transaction, wish: ImportWish, now: Date): Promise<LoadedTerms> {
  const { platformId, startedBy, mode, sendCredentials, defaultGroupId } = wish;
  await shareTree(tx, platformId);
  const [actor, [settings], sessionsOf] = await Promise.all([
    loadPolicyPerson(tx, startedBy),
    tx.query<{ usernamesOn: boolean; timeZone: string }>(
      'SELECT username_login AS "usernamesOn", time_zone AS "timeZone" FROM platforms WHERE id = $1',
      [platformId],
    ),
    sessionsByGroup(tx, platformId, now),
  ]);
  if (!settings) throw new Error('The platform of an import is missing.');
  const directory = directoryOf(await treeOf(tx, platformId, actor.treeVersion), actor);
  const { usernamesOn, timeZone } = settings;
  const today = dayIn(timeZone, now);
  const batch = { mode, sendCredentials, defaultGroupId };
  return { ...batch, actor, directory, usernamesOn, today, sessionsOf, commonPasswords: COMMON_PASSWORDS };
}

/** All groups look the same to whoever sees all of them. */
const wholeDirectories = new WeakMap<ListedGroup[], GroupDirectory>();

function directoryOf(groups: ListedGroup[], actor: KnownActor): GroupDirectory {
  if (!isPlatformAdmin(actor)) return new GroupDirectory(groups, actor);
  const directory = wholeDirectories.get(groups) ?? new GroupDirectory(groups, actor);
  wholeDirectories.set(groups, directory);
  return directory;
}

async function treeOf(tx: Transaction, platformId: string, treeVersion: string): Promise<ListedGroup[]> {
  const known = knownTrees.get(treeVersion);
  if (known) return known;
  const groups = await tx.query<ListedGroup>(
    'SELECT id, name, path, zone_head_id AS "zoneHeadId" FROM groups WHERE platform_id = $1',
    [platformId],
  );
  knownTrees.set(treeVersion, groups);
  return groups;
}

/** Dynamic sessions that take people in at this moment, by group (PS3, PS7). */
async function sessionsByGroup(
  tx: Transaction,
  platformId: string,
  now: Date,
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ groupId: string; ids: string[] }>(
    `SELECT a.group_id AS "groupId", json_agg(s.id) AS ids
       FROM sessions s JOIN session_groups a ON a.session_id = s.id
      WHERE s.platform_id = $1 AND s.audience = 'dynamic' AND (s.ends_at IS NULL OR s.ends_at > $2)
      GROUP BY a.group_id`,
    [platformId, now],
  );
  return new Map(rows.map(({ groupId, ids }) => [groupId, ids]));
}
