import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsPlainText } from '../is-plain-text.decorator.js';
import { MESSAGE_MAXIMUM_LENGTH, withPlainLineEnds } from '../message-text.rules.js';

/** Body of a reminder. */
export class RemindInvitationRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MESSAGE_MAXIMUM_LENGTH,
    description: 'Plain text for the mail; line breaks are kept. Not available on the free trial.',
  })
  @IsPlainText()
  @MaxLength(MESSAGE_MAXIMUM_LENGTH)
  @IsString()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? withPlainLineEnds(value) : value,
  )
  message?: string | null;

  @ApiPropertyOptional({
    default: false,
    description: 'Send a new link; the one in older mails ends at once.',
  })
  @IsBoolean()
  @IsOptional()
  newLink?: boolean;
}
