import type { PoolClient, QueryResult } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { statementName } from './statement-name.js';

/** Only this library opens transactions: what takes a `Transaction` cannot be called outside one. */
const OPENED_HERE = Symbol('opened by Database.transaction');

/** A running database transaction. Get one from {@link Database.transaction} or from an event's context. */
export class Transaction {
  private readonly afterCommitTasks: (() => void)[] = [];
  private readonly unawaited: Promise<unknown>[] = [];

  private constructor(
    private readonly client: PoolClient,
    private readonly runner: QueryRunner,
    opener: symbol,
  ) {
    if (opener !== OPENED_HERE) throw new TypeError('Transactions are opened by Database.transaction only.');
  }

  /** @internal */
  static open(client: PoolClient, runner: QueryRunner): Transaction {
    return new Transaction(client, runner, OPENED_HERE);
  }

  /** TypeORM's manager on the same connection, for entity reads and writes. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /**
   * Runs a statement and returns its rows. With parameters it is prepared once for each connection, so that the
   * database parses and plans it once and not for every call.
   */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.run(sql, parameters);
    return result.rows as Row[];
  }

  /** Runs a statement and returns the number of rows that it changed. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.run(sql, parameters);
    return result.rowCount ?? 0;
  }

  /**
   * Sends a statement of which nobody needs the result, and does not wait for it: it shares a round trip with what
   * follows, with the commit at the latest. If it fails, the transaction does.
   */
  send(sql: string, parameters: readonly unknown[] = []): void {
    const sent = this.run(sql, parameters);
    sent.catch(() => undefined); // told by `settled`
    this.unawaited.push(sent);
  }

  /** @internal Ends when every statement of {@link send} has; @throws what the first of them that failed did */
  async settled(): Promise<void> {
    const outcomes = await Promise.allSettled(this.unawaited);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private run(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    // Without parameters a text may hold several statements, which cannot be prepared.
    const name = parameters.length > 0 ? statementName(sql) : undefined;
    return this.client.query({ name, text: sql, values: parameters as unknown[] });
  }

  /** The raw connection, for COPY and cursors. Never end or release it. */
  get connection(): PoolClient {
    return this.client;
  }

  /** Runs `task` once the transaction is committed, and not at all if it is rolled back. Must not throw. */
  afterCommit(task: () => void): void {
    this.afterCommitTasks.push(task);
  }

  /** @internal */
  runAfterCommit(): void {
    for (const task of this.afterCommitTasks) task();
  }
}
