import { Module } from '@nestjs/common';
import { AccountChangesConsumer } from './account-changes.consumer.js';
import { ErasureConsumer } from './erasure.consumer.js';
import { GetSummaryQuery } from './get-summary/get-summary.query.js';
import { IdentityClient } from './identity.client.js';
import { ListLedgerQuery } from './list-ledger/list-ledger.query.js';
import { OpenOverdueSeatsHandler } from './open-overdue-seats.handler.js';
import { RecordAccountChangesHandler } from './record-account-changes/record-account-changes.handler.js';
import { SeatsController } from './seats.controller.js';

/** Seats: who is billable, since when and until when. */
@Module({
  controllers: [SeatsController, AccountChangesConsumer, ErasureConsumer],
  providers: [
    GetSummaryQuery,
    IdentityClient,
    ListLedgerQuery,
    RecordAccountChangesHandler,
    OpenOverdueSeatsHandler,
  ],
})
export class SeatsModule {}
