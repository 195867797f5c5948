import { IsInstant } from '@rollcall/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const MOST_EVENTS = 500;
const TYPES = ['bounce', 'complaint', 'delivered', 'delayed'] as const;

/** One thing that a provider knows of a mail. */
export class ProviderEventRequest {
  @ApiProperty({
    enum: TYPES,
    description:
      'bounce: it did not arrive, and whether the mailbox exists is read from `diagnostic`. complaint: marked as spam.',
  })
  @IsIn(TYPES)
  type: (typeof TYPES)[number];

  @ApiProperty({
    description: 'Message-ID header of the mail.',
    example: '<01930000-0000-7000-8000-000000000001@example.org>',
  })
  @Matches(/^<?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[^@>\s]{1,255}>?$/i, {
    message: 'messageId must be the Message-ID of a mail of ours',
  })
  @MaxLength(320)
  @IsString()
  messageId: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  at: string;

  @ApiPropertyOptional({ description: 'Reply of the other server, such as `550 5.1.1 No such user`.' })
  @MaxLength(1_000)
  @IsString()
  @IsOptional()
  diagnostic?: string;
}

/** What a provider knows. */
export class ProviderEventsRequest {
  @ApiProperty({ type: [ProviderEventRequest], maxItems: MOST_EVENTS })
  @ValidateNested({ each: true })
  @Type(() => ProviderEventRequest)
  @ArrayMaxSize(MOST_EVENTS)
  @ArrayMinSize(1)
  @IsArray()
  events: ProviderEventRequest[];
}
