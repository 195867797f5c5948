import { ApiProperty } from '@nestjs/swagger';
import { MAIL_SUPPRESSION_REASONS } from '@rollcall/contracts';
import type { SuppressionReason } from '../delivery/mail-record.js';

const ID = { format: 'uuid' } as const;

/** A suppression as it is stored. */
export interface Suppression {
  id: string;
  mailbox: string;
  reason: SuppressionReason;
  since: Date;
  mailId: string | null;
  detail: string | null;
}

/** A mailbox that the platform does not write to. */
export class SuppressionAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ description: 'The mailbox, without `#tag`: accounts that differ in it share the mailbox.' })
  email: string;
  @ApiProperty({
    enum: MAIL_SUPPRESSION_REASONS,
    description:
      'hard_bounce: there is no such mailbox. complaint: a mail was reported as spam; only mails that somebody needs to ' +
      'get in are sent. manual: an administrator said so.',
  })
  reason: SuppressionReason;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ ...ID, type: String, nullable: true, description: 'The mail that led to it, if one did.' })
  mailId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Words of the mail server or the administrator.',
  })
  detail: string | null;

  static of(this: void, { id, mailbox, reason, since, mailId, detail }: Suppression): SuppressionAnswer {
    return { id, email: mailbox, reason, since: since.toISOString(), mailId, detail };
  }
}

/** A page of suppressions. */
export class SuppressionPageAnswer {
  @ApiProperty({ type: [SuppressionAnswer] }) items: SuppressionAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}

/** A mailbox may be written to again. */
export class ReleaseAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty() email: string;
  @ApiProperty({
    description:
      'Mails that are sent by that: always 0. What was suppressed stays so; send it again, such as a reminder.',
    example: 0,
  })
  mailsSent: number;
}
