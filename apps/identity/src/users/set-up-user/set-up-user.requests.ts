import { ASSIGNABLE_ROLES, LOCALES, type AssignableRole, type Locale } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsTimeZone,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { IsEmailAddress } from '../is-email-address.decorator.js';
import { IsNewPassword } from '../../credentials/is-password.decorator.js';
import { IsPersonName } from '../is-person-name.decorator.js';
import { IsUsername } from '../is-username.decorator.js';
import { LONGEST_USERNAME } from '../person-texts.rules.js';

/** Most groups of a person who is set up. */
const MAX_GROUPS = 100;

/** Body of `POST /v1/users`. */
export class SetUpUserRequest {
  @IsPersonName()
  @ApiProperty({ maxLength: 100, description: 'First name.' })
  firstName: string;

  @IsPersonName()
  @ApiProperty({ maxLength: 100, description: 'Last name.' })
  lastName: string;

  @IsOptional()
  @IsEmailAddress()
  @ApiPropertyOptional({ format: 'email', description: 'Email or username, or both (S3).' })
  email?: string;

  @IsOptional()
  @IsUsername()
  @ApiPropertyOptional({
    maxLength: LONGEST_USERNAME,
    description: 'Where the platform has usernames; unique in the installation (U2-U4).',
  })
  username?: string;

  @IsOptional()
  @IsNewPassword('Must be changed at the first sign-in (V58). This or `sendCredentials` (D-22).', {
    required: false,
  })
  password?: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({
    default: false,
    description:
      'Whether to mail credentials: a generated password or a link, as the platform is set (D-21).',
  })
  sendCredentials?: boolean;

  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMaxSize(MAX_GROUPS)
  @ArrayMinSize(1)
  @IsArray()
  @ApiProperty({ type: [String], format: 'uuid', description: 'Groups to be in.' })
  groupIds: string[];

  @IsIn(ASSIGNABLE_ROLES, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @IsArray()
  @ApiProperty({
    enum: ASSIGNABLE_ROLES,
    isArray: true,
    description: 'Roles; they apply to every group (R3).',
  })
  roles: AssignableRole[];

  @IsOptional()
  @IsIn(LOCALES)
  @ApiPropertyOptional({
    enum: LOCALES,
    description: "Language of mails and pages; the platform's unless given.",
  })
  locale?: Locale;

  @IsOptional()
  @IsTimeZone()
  @MaxLength(64)
  @ApiPropertyOptional({
    example: 'Europe/Paris',
    description: "IANA time zone of the person's mails; that of the platform unless given.",
  })
  timeZone?: string;
}
