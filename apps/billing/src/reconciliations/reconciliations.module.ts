import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.js';
import { SeatsModule } from '../seats/seats.module.js';
import { ReconcileSeatsHandler } from './reconcile-seats.handler.js';
import { RebuildSeatsHandler } from './rebuild-seats.handler.js';
import { Reconciliations } from './reconciliations.js';
import { ReconciliationsController } from './reconciliations.controller.js';

/** Comparisons of seats with the accounts of identity. */
@Module({
  imports: [IdentityModule, SeatsModule],
  controllers: [ReconciliationsController],
  providers: [RebuildSeatsHandler, ReconcileSeatsHandler, Reconciliations],
})
export class ReconciliationsModule {}
