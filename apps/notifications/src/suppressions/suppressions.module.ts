import { Module, type OnModuleInit } from '@nestjs/common';
import { RetentionSchedule } from '@rollcall/database';
import { AddSuppressionHandler } from './add-suppression/add-suppression.handler.js';
import { ListSuppressionsQuery } from './list-suppressions/list-suppressions.query.js';
import { MailAdministrationClient } from './mail-administration.client.js';
import { ReleaseSuppressionHandler } from './release-suppression/release-suppression.handler.js';
import { SummariseMailsQuery } from './summarise-mails/summarise-mails.query.js';
import { SuppressionsController } from './suppressions.controller.js';

/** What platform admins see and decide of the delivery of their mail. */
@Module({
  controllers: [SuppressionsController],
  providers: [
    AddSuppressionHandler,
    ListSuppressionsQuery,
    MailAdministrationClient,
    ReleaseSuppressionHandler,
    SummariseMailsQuery,
  ],
})
export class SuppressionsModule implements OnModuleInit {
  constructor(private readonly retention: RetentionSchedule) {}

  onModuleInit(): void {
    this.retention.register({ table: 'mail_counts', expired: `day < now() - interval '400 days'` });
  }
}
