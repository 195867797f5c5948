import { ApiPropertyOptional } from '@nestjs/swagger';
import { LOCALES, MAIL_KINDS, type Locale, type MailKind } from '@rollcall/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

const MOST_VARIANTS = 20;

/** `GET /mailbox/previews` */
export class PreviewMailRequest {
  @ApiPropertyOptional({ enum: MAIL_KINDS, description: 'The mail to show; the first one unless given.' })
  @IsOptional()
  @IsIn(MAIL_KINDS)
  kind?: MailKind;

  @ApiPropertyOptional({ enum: LOCALES, default: 'en' })
  @IsOptional()
  @IsIn(LOCALES)
  locale: Locale = 'en';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'Which of the ways in which it can read, such as with and without a message.',
  })
  @Max(MOST_VARIANTS)
  @Min(0)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  variant: number = 0;
}
