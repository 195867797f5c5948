import { Module } from '@nestjs/common';
import { ExplainNoMailQuery } from './explain-no-mail/explain-no-mail.query.js';
import { IdentityClient } from './identity.client.js';
import { ListMailsQuery } from './list-mails/list-mails.query.js';
import { MailsController } from './mails.controller.js';
import { MaskedMails } from './masked-mails.js';
import { PreviewMailQuery } from './preview-mail/preview-mail.query.js';
import { PreviewReminderQuery } from './preview-reminder/preview-reminder.query.js';
import { ReminderPreviewsController } from './reminder-previews.controller.js';

/** What was mailed to whom, and why nothing was. */
@Module({
  controllers: [MailsController, ReminderPreviewsController],
  providers: [
    ExplainNoMailQuery,
    IdentityClient,
    ListMailsQuery,
    MaskedMails,
    PreviewMailQuery,
    PreviewReminderQuery,
  ],
})
export class TimelinesModule {}
