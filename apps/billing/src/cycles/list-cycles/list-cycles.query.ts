import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, type UserActor, encodeSequence } from '@rollcall/platform';
import { IdentityClient } from '../../identity.client.js';
import type { PageRequest } from '../../paging/page.request.js';
import type { CyclePageAnswer } from '../cycle.answer.js';
import { cyclesBefore } from '../cycles.query.js';

/** The cycles of a platform, newest first. */
@Injectable()
export class ListCyclesQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  async list(actor: UserActor, { limit, before }: PageRequest): Promise<CyclePageAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    const rows = await this.database.transaction({ platformId }, (tx) =>
      cyclesBefore(tx, platformId, this.clock.now(), { before, take: limit + 1 }),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeSequence(String(last.number)) : null };
  }
}
