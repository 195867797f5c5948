import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** `GET /mailbox/api/mails` */
export class ListMailsRequest {
  @ApiPropertyOptional({ description: 'Only mails to exactly this address.' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  to?: string;

  @ApiPropertyOptional({ description: 'Only mails received at this time or later; ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  since?: string;
}

/** `GET /mailbox` */
export class ShowMailboxRequest {
  @ApiPropertyOptional({ description: 'Only mails to addresses that contain this.' })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  q?: string;

  @ApiPropertyOptional({ description: 'The mail to show.' })
  @IsOptional()
  @IsUUID()
  mail?: string;

  @ApiPropertyOptional({ description: 'Only mails older than this one.' })
  @IsOptional()
  @IsUUID()
  before?: string;
}
