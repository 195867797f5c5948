import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAIL_SUPPRESSION_REASONS } from '@rollcall/contracts';
import { PageRequest } from '@rollcall/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { deliveryAddress } from '../delivery/delivery-address.rules.js';
import type { SuppressionReason } from '../delivery/mail-record.js';

const IsMailbox = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMailbox',
    validator: {
      validate: (value) => typeof value === 'string' && deliveryAddress(value.trim()) !== null,
      defaultMessage: () => '$property must be one plain email address, such as ada@example.org',
    },
  });

/** Which suppressions. */
export class ListSuppressionsRequest extends PageRequest {
  @ApiPropertyOptional({ description: 'Part of the address.' })
  @MaxLength(254)
  @IsString()
  @IsOptional()
  q?: string;

  @ApiPropertyOptional({ enum: MAIL_SUPPRESSION_REASONS })
  @IsIn(MAIL_SUPPRESSION_REASONS)
  @IsOptional()
  reason?: SuppressionReason;
}

/** A mailbox that shall not be written to. */
export class AddSuppressionRequest {
  @ApiProperty({ description: 'A `#tag` is left out: the mailbox counts.' })
  @IsMailbox()
  @MaxLength(320)
  @IsString()
  email: string;

  @ApiPropertyOptional({ description: 'Why, for whoever looks at the list.' })
  @MaxLength(500)
  @IsString()
  @IsOptional()
  detail?: string;
}

/** How far back. */
export class MailSummaryRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 90,
    default: 30,
    description: 'Days, today included.',
  })
  @Max(90)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  days: number = 30;
}
