import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { type TenantScope, beginStatement } from './tenant-scope.js';
import { Transaction } from './transaction.js';

/** The service's own database: the only way to transactions and scoped reads. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction bound to `scope`; commits when it returns, rolls back when it throws.
   * Keep the work short: nothing that waits for another service belongs in it.
   */
  async transaction<T>(scope: TenantScope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = Transaction.open(client, runner);
    try {
      const begun = begin(client, scope);
      markActive(runner, true);
      const result = await work(tx);
      await inOrder(begun, tx.settled(), client.query('COMMIT'));
      markActive(runner, false);
      tx.runAfterCommit();
      return result;
    } catch (error) {
      await rollBack(client, runner);
      await tx.settled(); // what failed first says more than "the transaction is aborted", which all that follows says
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Runs one statement in a transaction of its own bound to `scope`, all of it in one round trip. */
  async query<Row>(scope: TenantScope, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = Transaction.open(client, runner);
    try {
      const begun = begin(client, scope);
      const rows = tx.query<Row>(sql, parameters);
      await inOrder(begun, rows, client.query('COMMIT'));
      return await rows;
    } finally {
      await runner.release();
    }
  }

  /** The pool underneath, for LISTEN and health checks; rows of tenants are out of its reach (row-level security). */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/**
 * Sends the statement that opens the transaction, which then travels with the first of `work`. Should it fail, so does
 * all that follows: without its scope row-level security lets nothing through, and the commit waits for it.
 */
function begin(client: PoolClient, scope: TenantScope): Promise<unknown> {
  const begun = client.query(beginStatement(scope));
  begun.catch(() => undefined);
  return begun;
}

/**
 * Waits for statements that were sent one after the other. After one that failed, COMMIT rolls back.
 * @throws what the first that failed did
 */
async function inOrder(...statements: Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(statements)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

/** Tells TypeORM's manager that a transaction is open, or `save()` would begin a second one. */
function markActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

async function rollBack(client: PoolClient, runner: QueryRunner): Promise<void> {
  markActive(runner, false);
  try {
    await client.query('ROLLBACK');
  } catch {
    // The connection is gone, and its transaction with it; the first error is the one to report.
  }
}
