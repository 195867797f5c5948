import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, startTestService } from '@rollcall/platform/testing';
import { DatabaseModule } from '../database.module.js';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.js';
import type { QueryRunner } from 'typeorm';
import { Database } from './database.js';
import type { Transaction } from './transaction.js';

/** A table to write into; services may not make their own. */
class CreateKept1764900000000 {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE kept (once int PRIMARY KEY); COMMENT ON COLUMN kept.once IS 'Any number.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kept');
  }
}

describe('Statements of a transaction', () => {
  let testDatabase: TestDatabase;
  let service: TestService;
  beforeAll(async () => {
    testDatabase = await createTestDatabase({ identity: [CreateKept1764900000000] });
    const url = testDatabase.urlOf('identity');
    service = await startTestService({
      module: DatabaseModule.forService({ service: 'identity', url, entities: [] }),
    });
  });
  afterAll(async () => {
    await service.close();
    await testDatabase.drop();
  });

  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    service.app.get(Database).transaction('installation', work);
  const prepared = async (tx: Transaction, like: string): Promise<number> => {
    const rows = await tx.query('SELECT FROM pg_prepared_statements WHERE statement LIKE $1', [like]);
    return rows.length;
  };

  it('with parameters are prepared once for a connection', async () => {
    await inTransaction(async (tx) => {
      for (const value of [1, 2, 3]) {
        expect(await tx.query('SELECT $1::int AS once', [value])).toEqual([{ once: value }]);
      }
      expect(await prepared(tx, 'SELECT $1::int AS once')).toBe(1);
    });
  });

  it('that do not wait for each other share a round trip, in their order', async () => {
    await inTransaction(async (tx) => {
      await tx.execute('CREATE TEMPORARY TABLE steps (step int)');
      const [, , rows] = await Promise.all([
        tx.execute('INSERT INTO steps VALUES ($1)', [1]),
        tx.execute('UPDATE steps SET step = $1', [2]),
        tx.query<{ step: number }>('SELECT step FROM steps'),
      ]);
      expect(rows).toEqual([{ step: 2 }]);
    });
  });

  it('are all undone when one of them fails', async () => {
    const database = service.app.get(Database);
    const twice = inTransaction((tx) =>
      Promise.all([
        tx.execute('INSERT INTO kept VALUES ($1)', [1]),
        tx.execute('INSERT INTO kept VALUES ($1)', [1]),
        tx.execute('INSERT INTO kept VALUES ($1)', [2]),
      ]),
    );
    await expect(twice).rejects.toThrow('duplicate key');
    await expect(database.query('installation', 'INSERT INTO kept VALUES (3), ($1)', [3])).rejects.toThrow(
      'duplicate key',
    );
    expect(await database.query('installation', 'SELECT once FROM kept')).toEqual([]);
    await database.query('installation', 'INSERT INTO kept VALUES ($1)', [4]);
    expect(await database.query('installation', 'SELECT once FROM kept')).toEqual([{ once: 4 }]);
  });

  it('that nobody waits for are written with the commit, and undo everything when they fail', async () => {
    const kept = () =>
      inTransaction((tx) => tx.query('SELECT once FROM kept WHERE once >= 10 ORDER BY once'));
    await inTransaction((tx) => {
      tx.send('INSERT INTO kept VALUES ($1)', [10]);
      return Promise.resolve();
    });
    expect(await kept()).toEqual([{ once: 10 }]);
    const failing = (then: (tx: Transaction) => Promise<unknown>) =>
      inTransaction(async (tx) => {
        await tx.execute('INSERT INTO kept VALUES ($1)', [11]);
        tx.send('INSERT INTO kept VALUES ($1)', [10]);
        await then(tx);
      });
    // The reason is told, not that the transaction is aborted.
    await expect(failing(() => Promise.resolve())).rejects.toThrow('duplicate key');
    await expect(failing((tx) => tx.query('SELECT $1::int', [1]))).rejects.toThrow('duplicate key');
    expect(await kept()).toEqual([{ once: 10 }]);
  });

  it('without parameters may be several in one text', async () => {
    await inTransaction(async (tx) => {
      await tx.execute('CREATE TEMPORARY TABLE notes (text text); INSERT INTO notes VALUES (1)');
      expect(await tx.query('SELECT text FROM notes')).toEqual([{ text: '1' }]);
    });
  });

  it('run on connections whose loss is heard from the first moment on', async () => {
    const listeners = await new Promise<number>((resolve, reject) => {
      service.app.get(Database).pool.connect((error, client, release) => {
        if (error || !client) return reject(error);
        resolve(client.listenerCount('error'));
        release();
      });
    });
    expect(listeners).toBeGreaterThan(0);
  });
});
