import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '@rollcall/database';
import { HealthChecks, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { ImportResource } from './import.resource.js';
import { findImport, loadImporter } from './import-views.query.js';

const EVERY_MS = 500;
/** Something is said at least so often, or those in between take the line for dead. */
const QUIET_ROUNDS = 20;
/** Then the browser connects anew, and is looked at anew: a right that was lost ends here. */
const MOST_ROUNDS = 1_200;
const ENDS = new Set<string>(['applied', 'cancelled', 'failed']);

/** The progress of an import as server-sent events, until its end. */
@Injectable()
export class FollowImportQuery {
  constructor(
    private readonly database: Database,
    private readonly health: HealthChecks,
  ) {}

  /** @throws DomainError `no_group_managed`, `not_found`, before the first event */
  async follow(actor: UserActor, id: string): Promise<AsyncIterable<string>> {
    return this.events(actor, id, await this.look(actor, id));
  }

  private look(actor: UserActor, id: string): Promise<ImportResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      findImport(tx, await loadImporter(tx, actor), id),
    );
  }

  private async *events(actor: UserActor, id: string, first: ImportResource): AsyncGenerator<string> {
    let [current, told, quiet] = [first, '', 0];
    for (let round = 0; round < MOST_ROUNDS && !this.health.isDraining; round += 1) {
      const text = JSON.stringify(current);
      quiet = text === told ? quiet + 1 : 0;
      if (text !== told) yield `event: import\ndata: ${text}\n\n`;
      else if (quiet % QUIET_ROUNDS === 0) yield ': still here\n\n';
      told = text;
      if (ENDS.has(current.status)) return;
      await delay(EVERY_MS);
      current = await this.look(actor, id);
    }
  }
}
