import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { advanceApply, claimImport } from './imports.store.js';

const ID = 'eeeeeeee-0000-7000-8000-000000000001';

describe('Stretches of an import that are applied side by side (F31)', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());
  beforeEach(async () => {
    await identity.rows(`DELETE FROM identity.imports`);
    // Its lease is taken, so that nobody works on it.
    await identity.rows(
      `INSERT INTO identity.imports (platform_id, id, status, started_by, mode, send_credentials, file_name, is_read,
                                     "position", total, fence, lease_until)
       SELECT id, $1, 'applying', owner_id, 'setUp', false, 'x.csv', true, 0, 900, 7, now() + interval '1 day'
         FROM identity.platforms WHERE id = $2`,
      [ID, identity.platformId],
    );
  });

  const advance = (from: number, to: number, fence = '7') => {
    const { platformId } = identity;
    return identity
      .get(Database)
      .transaction({ platformId }, (tx) =>
        advanceApply(
          tx,
          { platformId, id: ID, fence },
          { from, to, rows: to - from, counts: { create: to - from } },
        ),
      );
  };
  const stand = async () => {
    const [row] = await identity.rows<object>(
      `SELECT "position", ahead_from, ahead_to, done, result FROM identity.imports WHERE id = $1`,
      [ID],
    );
    return row;
  };

  it('end in any order, and are counted once', async () => {
    expect(await advance(300, 600)).toBe(true);
    expect(await stand()).toEqual({
      position: 0,
      ahead_from: 300,
      ahead_to: 600,
      done: 300,
      result: { create: 300 },
    });
    expect(await advance(300, 600)).toBe(false);
    expect(await advance(600, 700)).toBe(true);
    expect(await advance(0, 100)).toBe(true);
    expect(await stand()).toMatchObject({ position: 100, ahead_from: 300, ahead_to: 700 });
    expect(await advance(0, 100)).toBe(false);
    expect(await advance(100, 300)).toBe(true);
    expect(await stand()).toEqual({
      position: 700,
      ahead_from: null,
      ahead_to: null,
      done: 700,
      result: { create: 700 },
    });
    expect(await advance(300, 700)).toBe(false);
    expect(await advance(700, 900)).toBe(true);
    expect(await stand()).toMatchObject({ position: 900, ahead_from: null, result: { create: 900 } });
  });

  it('are nothing any more when somebody else took over', async () => {
    expect(await advance(0, 300, '6')).toBe(false);
    expect(await stand()).toMatchObject({ position: 0, done: 0 });
  });

  it('are taken one import at a time, whatever way the database goes', async () => {
    await identity.rows(
      `INSERT INTO identity.imports (platform_id, id, status, started_by, mode, send_credentials, file_name, lease_until)
       SELECT platform_id, gen_random_uuid(), 'applying', started_by, 'setUp', false, 'x.csv', lease_until
         FROM identity.imports, generate_series(1, 5)`,
    );
    const taken = await identity.get(Database).transaction('installation', async (tx) => {
      tx.send(`SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_hashagg = off;
        SET LOCAL enable_sort = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_material = off`);
      await tx.execute(`UPDATE imports SET lease_until = '2020-01-01'`);
      await claimImport(tx);
      const [row] = await tx.query<{ taken: number }>(
        'SELECT count(*)::int AS taken FROM imports WHERE lease_until > clock_timestamp()',
      );
      tx.send(`UPDATE imports SET lease_until = now() + interval '1 day'`);
      return row?.taken;
    });
    expect(taken).toBe(1);
  });
});
