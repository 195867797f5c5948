import { type IdSource, type RowCondition, oneOf } from '../../paging/found-ids.query.js';

/** What may have become of an invitation. */
export type InvitationStatus = 'pending' | 'accepted' | 'cancelled';

/** All invitations of a platform: one range of the index for each status. */
export const allInvitations =
  (platformId: string, statuses: readonly InvitationStatus[]): IdSource =>
  (add) => {
    const platform = add(platformId);
    const ranges = statuses.map(
      (status) =>
        `(SELECT id FROM invitations WHERE platform_id = ${platform} AND status = ${add(status)} AND id > $1
           ORDER BY id LIMIT $2)`,
    );
    return `SELECT id FROM (${ranges.join(' UNION ALL ')}) range ORDER BY id LIMIT $2`;
  };

/** Invitations whose latest mail came to nothing so far; not for `queued` and `sent`, which have no index. */
export const withTrouble =
  (platformId: string, state: 'deferred' | 'bounced' | 'suppressed' | 'dropped'): IdSource =>
  (add) =>
    // The state stands in the statement: only so does the planner know that the partial index has it.
    `SELECT id FROM invitations WHERE platform_id = ${add(platformId)} AND delivery_state = '${state}' AND id > $1
      ORDER BY id LIMIT $2`;

/**
 * Invitations into any of these groups. Each group is asked for its next invitation, and only those whose next one is
 * among the first are asked for more.
 */
export const invitationsInto =
  (groupIds: readonly string[]): IdSource =>
  (add) => `
    WITH nearest AS MATERIALIZED (
      SELECT g, i.invitation_id FROM unnest(${add(groupIds)}::uuid[]) AS g CROSS JOIN LATERAL (
        SELECT invitation_id FROM invitation_groups WHERE group_id = g AND invitation_id > $1
         ORDER BY invitation_id LIMIT 1) i),
    bound AS (SELECT DISTINCT invitation_id AS id FROM nearest ORDER BY 1 OFFSET $2::int - 1 LIMIT 1)
    SELECT DISTINCT i.invitation_id AS id FROM nearest CROSS JOIN LATERAL (
      SELECT invitation_id FROM invitation_groups WHERE group_id = g AND invitation_id >= nearest.invitation_id
       ORDER BY invitation_id LIMIT $2) i
     WHERE nearest.invitation_id <= coalesce((SELECT id FROM bound), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
     ORDER BY 1 LIMIT $2`;

/** Invitations of people whose names or addresses contain a text, by the trigram index. */
export const invitationsMatching =
  (text: string): IdSource =>
  (add) =>
    `SELECT i.id FROM search_people('%' || fold(${add(text)}) || '%') AS person(id)
       JOIN invitations i ON i.user_id = person.id WHERE i.id > $1 ORDER BY i.id LIMIT $2`;

/** The person's names, email or username contain a text. */
export const ofPersonMatching =
  (text: string): RowCondition =>
  (add) =>
    `EXISTS (SELECT FROM users u WHERE u.id = i.user_id
        AND u.search_text LIKE (SELECT '%' || fold(${add(text)}) || '%'))`;

/** Leads into one of these groups. */
export const intoOneOf =
  (groupIds: readonly string[]): RowCondition =>
  (add) =>
    `EXISTS (SELECT FROM invitation_groups g WHERE g.invitation_id = i.id AND ${oneOf('g.group_id', add, groupIds)})`;

/** A column has one of these values. */
export const withOneOf =
  (column: 'status' | 'delivery_state', values: readonly string[]): RowCondition =>
  (add) =>
    `i.${column} = ANY (${add(values)})`;
