import { type PolicyActor, isPlatformAdmin } from '../policy/rights.rules.js';

/**
 * SQL condition on `users u`: whom the actor may see. Active people of the zones of their memberships (G19), people
 * of any status in groups they manage and below (D-38), themselves; everybody for a platform admin.
 */
export function peopleScope(
  actor: PolicyActor,
  firstParameter: number,
): { sql: string; parameters: unknown[] } {
  if (isPlatformAdmin(actor)) return { sql: 'true', parameters: [] };
  const $user = `$${firstParameter}`;
  const sql = `(u.id = ${$user} OR EXISTS (
    SELECT FROM memberships m JOIN groups g ON g.id = m.group_id
     WHERE m.user_id = u.id AND (
       g.path && ARRAY(SELECT a.group_id FROM memberships a
                        WHERE a.user_id = ${$user} AND a.role IN ('admin', 'userAdmin'))
       OR u.status = 'active' AND g.zone_head_id IN (
            SELECT z.zone_head_id FROM memberships o JOIN groups z ON z.id = o.group_id
             WHERE o.user_id = ${$user}))))`;
  return { sql, parameters: [actor.userId] };
}
