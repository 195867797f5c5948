import { Module } from '@nestjs/common';
import { SmtpServerAddress } from '../delivery/smtp-server-address.js';
import { MailSeal } from './mail-seal.js';
import { Mailbox } from './mailbox.js';
import { MailboxController } from './mailbox.controller.js';
import { MailboxPage } from './mailbox-page.js';
import { MailboxServer } from './mailbox-server.js';
import { MailPreviewsController } from './preview-mails/mail-previews.controller.js';
import { MailPreviewsPage } from './preview-mails/mail-previews-page.js';

/** Stands in for a mail server where none is configured. */
@Module({
  controllers: [MailPreviewsController, MailboxController],
  providers: [
    Mailbox,
    MailboxPage,
    MailboxServer,
    MailPreviewsPage,
    MailSeal,
    {
      provide: SmtpServerAddress,
      inject: [MailboxServer],
      useFactory: (server: MailboxServer) => server.listen(),
    },
  ],
  exports: [SmtpServerAddress],
})
export class MailboxModule {}
