import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { importCompleted } from './import.events.js';
import type { ImportKey } from './imports.store.js';
import { dropPasswords } from './staged-rows.store.js';

/** What is the same however an import ends: it is told of, and no password of its file is kept (Z-02). */
@Injectable()
export class ImportEnds {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The import has come to its end in this transaction. */
  async conclude(tx: Transaction, key: ImportKey): Promise<void> {
    await dropPasswords(tx, key, 'all');
    await this.outbox.append(tx, await importCompleted(tx, key, this.clock.now()));
  }
}
