import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, DomainError, type UserActor } from '@rollcall/platform';
import { IdentityClient } from '../identity.client.js';
import type { CycleAnswer } from './cycle.answer.js';
import { cycleById } from './cycles.query.js';

/** One cycle of a platform. */
@Injectable()
export class GetCycleQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, for the cycles of other platforms too */
  async get(actor: UserActor, cycleId: string): Promise<CycleAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    const cycle = await this.database.transaction({ platformId }, (tx) =>
      cycleById(tx, platformId, cycleId, this.clock.now()),
    );
    if (!cycle) throw new DomainError('not_found', 'There is nothing at this address.');
    return cycle;
  }
}
