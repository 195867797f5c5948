import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.js';
import { AccountChangesConsumer } from './account-changes.consumer.js';
import { ErasureConsumer } from './erasure.consumer.js';
import { ExportLedgerQuery } from './export-ledger/export-ledger.query.js';
import { ListLedgerQuery } from './list-ledger/list-ledger.query.js';
import { OpenOverdueSeatsHandler } from './open-overdue-seats.handler.js';
import { RecordAccountChangesHandler } from './record-account-changes.handler.js';
import { SeatsController } from './seats.controller.js';

/** Seats: who is billable, since when and until when. */
@Module({
  imports: [IdentityModule],
  controllers: [SeatsController, AccountChangesConsumer, ErasureConsumer],
  providers: [ExportLedgerQuery, ListLedgerQuery, RecordAccountChangesHandler, OpenOverdueSeatsHandler],
  exports: [RecordAccountChangesHandler],
})
export class SeatsModule {}
