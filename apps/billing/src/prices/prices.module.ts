import { Module } from '@nestjs/common';
import { CyclesModule } from '../cycles/cycles.module.js';
import { ChangePriceHandler } from './change-price/change-price.handler.js';
import { PricesController } from './prices.controller.js';

/** What platforms pay for a person. */
@Module({ imports: [CyclesModule], controllers: [PricesController], providers: [ChangePriceHandler] })
export class PricesModule {}
