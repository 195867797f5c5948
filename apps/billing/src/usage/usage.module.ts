import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.js';
import { GetSummaryQuery } from './get-summary/get-summary.query.js';
import { GetUsageQuery } from './get-usage/get-usage.query.js';
import { UsageController } from './usage.controller.js';

/** What a platform uses, now and over time. */
@Module({
  imports: [IdentityModule],
  controllers: [UsageController],
  providers: [GetSummaryQuery, GetUsageQuery],
})
export class UsageModule {}
