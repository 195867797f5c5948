import { type AddParameter, type IdSource, type RowCondition, oneOf } from '../../paging/found-ids.query.js';

/** What may have become of an invitation. */
export type InvitationStatus = 'pending' | 'accepted' | 'cancelled';

/** Which way a list goes. Ids are by time, so this is from the oldest to the newest, or back. */
export interface Direction {
  isBackwards: boolean;
  sort: 'ASC' | 'DESC';
  /** Comes after `$1`. */
  beyond: '>' | '<';
  /** Comes after every id. */
  end: string;
}
export const OLDEST_FIRST: Direction = {
  isBackwards: false,
  sort: 'ASC',
  beyond: '>',
  end: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};
export const NEWEST_FIRST: Direction = {
  isBackwards: true,
  sort: 'DESC',
  beyond: '<',
  end: '00000000-0000-0000-0000-000000000000',
};

/** Invitations of a platform from several ranges of an index, each of which is in order. */
const ranges =
  (
    platformId: string,
    { sort, beyond }: Direction,
    conditions: (add: AddParameter) => readonly string[],
  ): IdSource =>
  (add) => {
    const platform = add(platformId);
    const each = conditions(add).map(
      (condition) =>
        `(SELECT id FROM invitations WHERE platform_id = ${platform} AND ${condition} AND id ${beyond} $1
           ORDER BY id ${sort} LIMIT $2)`,
    );
    return `SELECT id FROM (${each.join(' UNION ALL ')}) range ORDER BY id ${sort} LIMIT $2`;
  };

/** All invitations of a platform: one range of the index for each status. */
export const allInvitations = (
  platformId: string,
  statuses: readonly InvitationStatus[],
  direction: Direction,
): IdSource => ranges(platformId, direction, (add) => statuses.map((status) => `status = ${add(status)}`));

/** Invitations by one person. */
export const invitedBy = (platformId: string, userId: string, direction: Direction): IdSource =>
  ranges(platformId, direction, (add) => [`invited_by = ${add(userId)}`]);

/** Invitations that wait for an approval (V12): few. */
export const unapproved = (platformId: string, direction: Direction): IdSource =>
  ranges(platformId, direction, () => ['needs_approval_since IS NOT NULL']);

/** What may have become of a mail that did not arrive; `queued` and `sent` have no index. */
export const TROUBLES = ['deferred', 'bounced', 'suppressed', 'dropped'] as const;

/** Invitations whose latest mail came to nothing so far. */
export const withTrouble = (
  platformId: string,
  states: readonly (typeof TROUBLES)[number][],
  direction: Direction,
): IdSource =>
  // The states stand in the statement: only so does the planner know that the partial index has them.
  ranges(platformId, direction, () => states.map((state) => `delivery_state = '${state}'`));

/**
 * Invitations into any of these groups. Each group is asked for its next invitation, and only those whose next one is
 * among the first are asked for more.
 */
export const invitationsInto =
  (groupIds: readonly string[], { sort, beyond, end }: Direction): IdSource =>
  (add) => `
    WITH nearest AS MATERIALIZED (
      SELECT g, i.invitation_id FROM unnest(${add(groupIds)}::uuid[]) AS g CROSS JOIN LATERAL (
        SELECT invitation_id FROM invitation_groups WHERE group_id = g AND invitation_id ${beyond} $1
         ORDER BY invitation_id ${sort} LIMIT 1) i),
    bound AS (SELECT DISTINCT invitation_id AS id FROM nearest ORDER BY 1 ${sort} OFFSET $2::int - 1 LIMIT 1)
    SELECT DISTINCT i.invitation_id AS id FROM nearest CROSS JOIN LATERAL (
      SELECT invitation_id FROM invitation_groups WHERE group_id = g AND invitation_id ${beyond}= nearest.invitation_id
       ORDER BY invitation_id ${sort} LIMIT $2) i
     WHERE NOT nearest.invitation_id ${beyond} coalesce((SELECT id FROM bound), '${end}')
     ORDER BY 1 ${sort} LIMIT $2`;

/** Invitations of people whose names or addresses contain a text, by the trigram index. */
export const invitationsMatching =
  (text: string, { sort, beyond }: Direction): IdSource =>
  (add) =>
    `SELECT i.id FROM search_people('%' || fold(${add(text)}) || '%') AS person(id)
       JOIN invitations i ON i.user_id = person.id WHERE i.id ${beyond} $1 ORDER BY i.id ${sort} LIMIT $2`;

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

/** Waits for an approval, or does not (V12). */
export const waitsForApproval =
  (waits: boolean): RowCondition =>
  () =>
    waits
      ? `(i.needs_approval_since IS NOT NULL AND i.status = 'pending')`
      : `(i.needs_approval_since IS NULL OR i.status <> 'pending')`;

/** Was reminded at least once, or never. */
export const wasReminded =
  (reminded: boolean): RowCondition =>
  () =>
    reminded ? 'i.reminder_count > 0' : 'i.reminder_count = 0';

/** Invited by one person. */
export const byInviter =
  (userId: string): RowCondition =>
  (add) =>
    `i.invited_by = ${add(userId)}`;
