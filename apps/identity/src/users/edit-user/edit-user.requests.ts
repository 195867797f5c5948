import { LOCALES, type Locale } from '@rollcall/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsTimeZone, Matches, MaxLength, IsString, ValidateIf } from 'class-validator';
import { IsEmailAddress } from '../is-email-address.decorator.js';
import { IsPersonName } from '../is-person-name.decorator.js';
import { IsUsername } from '../is-username.decorator.js';
import { LONGEST_INFORMATION, LONGEST_USERNAME, PLAIN_TEXT } from '../person-texts.rules.js';

/** What cannot be taken away may be left out, but not be null. */
const unlessLeftOut = () => ValidateIf((_, value) => value !== undefined);

/** Body of `PATCH /v1/users/{id}`; what is left out stays. */
export class EditUserRequest {
  @unlessLeftOut()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'First name.' })
  firstName?: string;

  @unlessLeftOut()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'Last name.' })
  lastName?: string;

  @IsOptional()
  @IsEmailAddress()
  @ApiPropertyOptional({
    format: 'email',
    nullable: true,
    type: String,
    description: 'Not of somebody who is still invited. Null takes it away, if a username remains (S3).',
  })
  email?: string | null;

  @IsOptional()
  @IsUsername()
  @ApiPropertyOptional({
    maxLength: LONGEST_USERNAME,
    nullable: true,
    type: String,
    description: 'Null takes it away, if an email remains (S3).',
  })
  username?: string | null;

  @unlessLeftOut()
  @IsIn(LOCALES)
  @ApiPropertyOptional({ enum: LOCALES, description: 'Language of mails and pages.' })
  locale?: Locale;

  @IsOptional()
  @IsTimeZone()
  @MaxLength(64)
  @ApiPropertyOptional({
    example: 'Europe/Paris',
    nullable: true,
    type: String,
    description: "IANA time zone of the person's mails; null for that of the platform.",
  })
  timeZone?: string | null;

  @unlessLeftOut()
  @Matches(PLAIN_TEXT, {
    message: '$property must be plain text: control and text-direction characters are not allowed',
  })
  @MaxLength(LONGEST_INFORMATION)
  @IsString()
  @ApiPropertyOptional({
    maxLength: LONGEST_INFORMATION,
    description: 'Free text about the person; platform admins only (P11).',
  })
  additionalInformation?: string;
}
