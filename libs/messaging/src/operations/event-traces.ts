import type { Transaction } from '@rollcall/database';

/** Fields of events that say who a person is; ids alone do not. */
export const PERSONAL_FIELDS = ['email', 'username', 'firstName', 'lastName', 'message', 'reply'];

/** Fields of events that name who did something: `{ userId, displayName }`. */
export const AUTHOR_FIELDS = ['invitedBy', 'remindedBy'];

/**
 * Drops what the outbox still keeps of people after publishing it, and what is parked in the inbox (T13). Only events
 * about them (`data.userId`) that say who they are: those with ids alone stay, so that anything lost can be replayed.
 * Nobody misses the others, because whoever handles them has handled the erasure too. Where they stand as the author of
 * an event about somebody else, name and message are emptied. Reads through both tables, so call it for many people at once.
 */
export async function forgetPeople(tx: Transaction, userIds: readonly string[]): Promise<void> {
  await tx.execute(
    `delete from outbox where published_at is not null and envelope->'data'->>'userId' = any ($1::text[])
       and jsonb_strip_nulls(envelope::jsonb->'data') ?| $2::text[]`,
    [userIds, PERSONAL_FIELDS],
  );
  await tx.execute(
    `update outbox o set envelope = jsonb_set(jsonb_set(o.envelope::jsonb, array['data', author, 'displayName'], '""'),
            '{data,message}', 'null', false)::json
       from unnest($2::text[]) as author
      where o.published_at is not null and o.envelope->'data'->author->>'userId' = any ($1::text[])`,
    [userIds, AUTHOR_FIELDS],
  );
  await tx.execute(
    `update inbox set done_at = clock_timestamp(), envelope = null, raw_body = null
      where parked_at is not null and done_at is null and envelope->'data'->>'userId' = any ($1::text[])`,
    [userIds],
  );
}
