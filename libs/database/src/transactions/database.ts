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
      await begun;
      await client.query('COMMIT');
      markActive(runner, false);
      tx.runAfterCommit();
      return result;
    } catch (error) {
      await rollBack(client, runner);
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
      // In this order on the connection; after a statement that failed, COMMIT rolls back.
      const [begun, rows, committed] = await Promise.allSettled([
        begin(client, scope),
        tx.query<Row>(sql, parameters),
        client.query('COMMIT'),
      ]);
      for (const step of [begun, committed]) if (step.status === 'rejected') throw step.reason;
      if (rows.status === 'rejected') throw rows.reason;
      return rows.value;
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
