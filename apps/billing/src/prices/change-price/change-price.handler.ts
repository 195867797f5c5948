import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Clock, DomainError } from '@rollcall/platform';
import { RollCyclesHandler } from '../../cycles/roll-cycles.handler.js';
import { platformPrice } from '../get-price.query.js';
import type { PlatformPriceAnswer } from '../price.answer.js';
import * as store from '../prices.store.js';
import type { ChangePriceRequest } from './change-price.request.js';

/** Changes what a platform pays for a person (B4). */
@Injectable()
export class ChangePriceHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly cycles: RollCyclesHandler,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `currency_fixed` */
  execute(
    command: CommandRequest,
    platformId: string,
    request: ChangePriceRequest,
  ): Promise<CommandAnswer<PlatformPriceAnswer>> {
    return this.commands.execute(command, async (tx) => {
      const before = await platformPrice(tx, platformId, this.clock.now());
      // Cycles that began by now do so at the price until now, even if nobody has noticed yet that they began.
      await this.cycles.roll(tx, platformId);
      const isNewCurrency = request.currency !== undefined && request.currency !== before.currency;
      if (isNewCurrency) await this.assertNothingCharged(tx, platformId, before.currency);
      const version = await store.setPrice(tx, platformId, request);
      if (isNewCurrency) await store.repriceCycles(tx, platformId, 'unclosed');
      else if (request.appliesTo === 'current_cycle') await store.repriceCycles(tx, platformId, 'current');
      const price = await platformPrice(tx, platformId, this.clock.now());
      await this.tell(tx, price, version, request.appliesTo);
      return new CommandAnswer(200, price);
    });
  }

  private async tell(
    tx: Transaction,
    { platformId, priceMinor, currency }: PlatformPriceAnswer,
    subjectVersion: number,
    appliesTo: ChangePriceRequest['appliesTo'],
  ): Promise<void> {
    const changedAt = this.clock.now().toISOString();
    const event: NewEvent<'billing.price-changed.v1'> = {
      type: 'billing.price-changed.v1',
      subject: `price/${platformId}`,
      subjectVersion,
      platformId,
      data: { platformId, priceMinor, currency, appliesTo, changedAt },
    };
    await this.outbox.append(tx, [event]);
  }

  /** Corrections carry the price of their cycle: amounts of two currencies would have to be added. */
  private async assertNothingCharged(tx: Transaction, platformId: string, currency: string): Promise<void> {
    if (!(await store.hasCharged(tx, platformId))) return;
    throw new DomainError(
      'currency_fixed',
      `The platform was charged in ${currency} before; its currency cannot change any more.`,
    );
  }
}
