import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { eventually } from '@rollcall/messaging/testing';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { findOccupants } from './known-people.query.js';

const PEOPLE = 2_000;

describe('People whom a file names', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  it('are found by their logins alone, also where almost nobody was when people were last counted', async () => {
    const { platformId } = identity;
    await identity.rows('ANALYZE identity.users');
    await identity.rows(
      `INSERT INTO identity.users (id, platform_id, status, email, locale)
       SELECT gen_random_uuid(), $1, 'active', 'known' || n || '@x.org', 'en' FROM generate_series(1, ${PEOPLE}) AS n`,
      [platformId],
    );
    const emails = Array.from({ length: PEOPLE }, (_, n) => `known${2 * n + 1}@x.org`);
    const found = await identity
      .get(Database)
      .transaction({ platformId }, (tx) => findOccupants(tx, platformId, { emails, usernames: [] }, 'lock'));

    expect(emails.filter((email) => found.byEmail(email))).toHaveLength(PEOPLE / 2);
    // What was read is known when the connection has been idle for a second.
    let read = new Map<string, number>();
    await eventually(async () => {
      const rows = await identity.rows<{ index: string; read: number }>(
        `SELECT indexrelname AS index, idx_tup_read::int AS read FROM pg_stat_user_indexes
          WHERE schemaname = 'identity' AND indexrelname IN ('users_email', 'users_list')`,
      );
      read = new Map(rows.map((row) => [row.index, row.read]));
      expect((read.get('users_email') ?? 0) + (read.get('users_list') ?? 0)).toBeGreaterThan(PEOPLE / 2);
    });
    expect(read.get('users_list')).toBeLessThan(PEOPLE);
  });
});
