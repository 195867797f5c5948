import { ApiProperty } from '@nestjs/swagger';
import { MAIL_KINDS, type MailKind } from '@rollcall/contracts';

/** What became of the mails of one kind on one day. */
export class MailDayAnswer {
  @ApiProperty({ format: 'date', description: 'Day in UTC on which it happened.' }) day: string;
  @ApiProperty({ enum: MAIL_KINDS }) kind: MailKind;
  @ApiProperty({ description: 'Taken by the mail server.' }) sent: number;
  @ApiProperty({ description: 'Put off by it; a mail counts each time.' }) deferred: number;
  @ApiProperty({ description: 'Refused for good, or came back.' }) bounced: number;
  @ApiProperty({ description: 'Not sent, because the mailbox is suppressed.' }) suppressed: number;
  @ApiProperty({ description: 'Not sent, because the reason for it was gone.' }) dropped: number;
}

/** What became of mails, by day and kind. */
export class MailSummaryAnswer {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({
    type: [MailDayAnswer],
    description: 'Newest day first; days and kinds without mails are left out.',
  })
  items: MailDayAnswer[];
}
