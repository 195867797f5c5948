import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

const MESSAGE_MAXIMUM_LENGTH = 1_000;

/** What a reminder would carry. */
export class PreviewReminderRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MESSAGE_MAXIMUM_LENGTH,
    description: 'As in the reminder. Left out on the free trial.',
  })
  @MaxLength(MESSAGE_MAXIMUM_LENGTH)
  @IsString()
  @IsOptional()
  message?: string | null;
}
