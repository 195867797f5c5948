import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, startTestService } from '@rollcall/platform/testing';
import { DatabaseModule } from '../database.module.js';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.js';
import { Database } from './database.js';
import type { Transaction } from './transaction.js';

describe('Statements of a transaction', () => {
  let testDatabase: TestDatabase;
  let service: TestService;
  beforeAll(async () => {
    testDatabase = await createTestDatabase({ identity: [] });
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

  it('without parameters may be several in one text', async () => {
    await inTransaction(async (tx) => {
      await tx.execute('CREATE TEMPORARY TABLE notes (text text); INSERT INTO notes VALUES (1)');
      expect(await tx.query('SELECT text FROM notes')).toEqual([{ text: '1' }]);
    });
  });
});
