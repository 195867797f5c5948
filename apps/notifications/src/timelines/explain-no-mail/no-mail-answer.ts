import { ApiProperty } from '@nestjs/swagger';
import { NO_MAIL_CODES, type NoMailCode } from './no-mail-codes.rules.js';

const MEANINGS = Object.entries(NO_MAIL_CODES)
  .map(([code, meaning]) => `\`${code}\`: ${meaning}`)
  .join(' ');

/** One thing that can be the reason. */
export class NoMailReasonAnswer {
  @ApiProperty({ enum: Object.keys(NO_MAIL_CODES), description: MEANINGS }) code: NoMailCode;
  @ApiProperty({ description: 'In plain words, with times in UTC, and what to do.' }) detail: string;
}

/** Why a person got no mail. */
export class NoMailAnswer {
  @ApiProperty({ type: [NoMailReasonAnswer], description: 'The most likely first; never empty.' })
  reasons: NoMailReasonAnswer[];
}
