import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.js';
import { CyclesController } from './cycles.controller.js';
import { CyclesSchedule } from './cycles-schedule.js';
import { GetCycleQuery } from './get-cycle.query.js';
import { ListCyclesQuery } from './list-cycles/list-cycles.query.js';
import { PlansConsumer } from './plans.consumer.js';
import { RollCyclesHandler } from './roll-cycles.handler.js';

/** Cycles: the times that a platform is billed for. */
@Module({
  imports: [IdentityModule],
  controllers: [CyclesController, PlansConsumer],
  providers: [CyclesSchedule, GetCycleQuery, ListCyclesQuery, RollCyclesHandler],
  exports: [GetCycleQuery, RollCyclesHandler],
})
export class CyclesModule {}
