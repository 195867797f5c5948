import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** Something as it is, with the version up to which that holds. */
export interface Described<T> {
  id: string;
  version: number;
  data: T;
}

type Group = EventData<'identity.group-described.v1'>;
type User = EventData<'identity.user-described.v1'>;

/** As events write times. */
const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The SQL of snapshots: one statement reads state and version together, so that both are of one moment. */
export const DescribedStore = {
  groups(tx: Transaction, platformId: string, after: string, limit: number): Promise<Described<Group>[]> {
    return tx.query(
      `SELECT g.id, g.version, json_build_object('groupId', g.id, 'parentId', g.parent_id, 'name', g.name,
                'public', g.public, 'custom', g.custom, 'createdAt', ${instant('g.created_at')}) AS data
         FROM groups g WHERE g.platform_id = $1 AND g.id > $2 ORDER BY g.id LIMIT $3`,
      [platformId, after, limit],
    );
  },

  users(tx: Transaction, platformId: string, after: string, limit: number): Promise<Described<User>[]> {
    return tx.query(
      `SELECT u.id, u.version, json_build_object('userId', u.id, 'status', u.status, 'email', u.email,
                'username', u.username, 'firstName', u.first_name, 'lastName', u.last_name, 'locale', u.locale,
                'createdAt', ${instant('u.created_at')}, 'activatedAt', ${instant('u.activated_at')},
                'memberships', coalesce(m.memberships, '[]')) AS data
         FROM (SELECT * FROM (
                 (SELECT * FROM users WHERE platform_id = $1 AND status = 'active' AND id > $2 ORDER BY id LIMIT $3)
                 UNION ALL
                 (SELECT * FROM users WHERE platform_id = $1 AND status = 'invited' AND id > $2 ORDER BY id LIMIT $3)
               ) present ORDER BY id LIMIT $3) u
         LEFT JOIN LATERAL (
           SELECT json_agg(json_build_object('groupId', group_id, 'role', role, 'origin', origin,
                    'viaGroupId', via_group_id) ORDER BY group_id, role) AS memberships
             FROM memberships WHERE user_id = u.id) m ON true
        ORDER BY u.id`,
      [platformId, after, limit],
    );
  },
};
