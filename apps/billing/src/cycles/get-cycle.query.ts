import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { Clock, DomainError, type UserActor } from '@rollcall/platform';
import { IdentityClient } from '../identity.client.js';
import type { CycleAnswer } from './cycle.answer.js';
import { type CycleTerms, cycleById, cycleTerms } from './cycles.query.js';

/** One cycle of a platform. */
@Injectable()
export class GetCycleQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, for the cycles of other platforms too */
  get(actor: UserActor, cycleId: string): Promise<CycleAnswer> {
    return this.find(actor, (tx) => cycleById(tx, actor.platformId, cycleId, this.clock.now()));
  }

  /** What it is charged by, without its figures. @throws DomainError `not_found` */
  terms(actor: UserActor, cycleId: string): Promise<CycleTerms> {
    return this.find(actor, (tx) => cycleTerms(tx, actor.platformId, cycleId));
  }

  private async find<T>(actor: UserActor, read: (tx: Transaction) => Promise<T | undefined>): Promise<T> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    const cycle = await this.database.transaction({ platformId }, read);
    if (!cycle) throw new DomainError('not_found', 'There is nothing at this address.');
    return cycle;
  }
}
