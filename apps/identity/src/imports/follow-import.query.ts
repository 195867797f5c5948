import { Database } from '@rollcall/database';
import { HealthChecks, type UserActor, follow } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { ImportResource } from './import.resource.js';
import { findImport, loadImporter } from './import-views.query.js';

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
    const look = (): Promise<ImportResource> =>
      this.database.transaction({ platformId: actor.platformId }, async (tx) =>
        findImport(tx, await loadImporter(tx, actor), id),
      );
    const isOver = ({ status }: ImportResource): boolean => ENDS.has(status);
    return follow({ event: 'import', first: await look(), look, isOver }, this.health);
  }
}
