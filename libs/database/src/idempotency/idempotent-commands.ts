import { Injectable } from '@nestjs/common';
import { DomainError } from '@rollcall/platform';
import { RetentionSchedule } from '../retention/retention-schedule.js';
import { Database } from '../transactions/database.js';
import type { Transaction } from '../transactions/transaction.js';
import { CommandAnswer } from './command-answer.js';
import type { CommandRequest } from './command-request.js';

interface StoredAnswer {
  fingerprint: Buffer;
  status: number;
  body: unknown;
}

/** Is told of every accepted command, in the transaction of its work; what it writes travels with the commit. */
export type CommandJournal = (
  tx: Transaction,
  request: CommandRequest,
  answer: CommandAnswer<unknown>,
) => void;

/**
 * Runs commands at most once per `Idempotency-Key` (api.md): the record commits with the work, so that a crash
 * leaves either both or neither, and a lock held by the transaction tells a twin that it came too early.
 */
@Injectable()
export class IdempotentCommands {
  private journal: CommandJournal | undefined;

  constructor(
    private readonly database: Database,
    retention: RetentionSchedule,
  ) {
    retention.register({ table: 'idempotency_records', expired: `created_at < now() - interval '24 hours'` });
  }

  /**
   * Has every accepted command written down: once for each that did its work, not for a repetition that was only
   * answered again, and not for one that failed. Call it while modules are initialised.
   */
  journalTo(journal: CommandJournal): void {
    this.journal = journal;
  }

  /**
   * Runs `work` in one transaction. With a key that was used before, answers what was answered then.
   * @throws DomainError `idempotency_in_progress` (409) while a twin runs, `idempotency_key_reused` (422) for the
   * same key with another request.
   */
  async execute<T>(
    request: CommandRequest,
    work: (tx: Transaction) => Promise<CommandAnswer<T>>,
  ): Promise<CommandAnswer<T>> {
    return this.database.transaction(request.scope, async (tx) => {
      const key = request.idempotencyKey;
      const stored = key === null ? null : await this.claim(tx, request.actorKey, key);
      if (stored) return this.replay<T>(stored, request);
      const answer = await work(tx);
      if (key !== null) this.store(tx, request, key, answer);
      this.journal?.(tx, request, answer);
      return answer;
    });
  }

  private async claim(tx: Transaction, actorKey: string, key: string): Promise<StoredAnswer | null> {
    // Two statements in one round trip: only the second is sure to see what a twin wrote that just gave up the lock.
    const [[lock], [stored]] = await Promise.all([
      tx.query<{ held: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0)) AS held`,
        [actorKey, key],
      ),
      tx.query<StoredAnswer>(
        `SELECT fingerprint, status, body FROM idempotency_records
          WHERE actor_key = $1 AND key = $2 AND created_at > now() - interval '24 hours'`,
        [actorKey, key],
      ),
    ]);
    if (stored) return stored;
    if (lock?.held) return null;
    throw new DomainError(
      'idempotency_in_progress',
      'A request with this Idempotency-Key is still running; repeat it in a moment.',
    );
  }

  private replay<T>(stored: StoredAnswer, request: CommandRequest): CommandAnswer<T> {
    if (stored.fingerprint.equals(request.fingerprint)) {
      return new CommandAnswer<T>(stored.status, (stored.body ?? undefined) as T);
    }
    throw new DomainError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request; send a new key.',
    );
  }

  private store<T>(tx: Transaction, request: CommandRequest, key: string, answer: CommandAnswer<T>): void {
    tx.send(
      `INSERT INTO idempotency_records (actor_key, key, fingerprint, status, body)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (actor_key, key) DO UPDATE SET fingerprint = excluded.fingerprint,
         status = excluded.status, body = excluded.body, created_at = now()`,
      [request.actorKey, key, request.fingerprint, answer.status, JSON.stringify(answer.body ?? null)],
    );
  }
}
