import { LOCALES, type Locale } from '@rollcall/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsTimeZone, MaxLength } from 'class-validator';
import { IsPersonName } from '../users/is-person-name.decorator.js';
import { CREDENTIALS_MAILS, type CredentialsMail } from './platform.resource.js';

/** What a user admin may be allowed to give (D-05). */
const GRANTABLE_ROLES = ['learner', 'coach', 'author'] as const;

/** Body of `PATCH /v1/platform`: what platform admins decide themselves; what is left out stays. */
export class PlatformSettingsRequest {
  @IsOptional()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100, description: 'Shown to people, also in mails.' })
  name?: string;

  @IsOptional()
  @IsIn(LOCALES)
  @ApiPropertyOptional({ enum: LOCALES, description: 'Language of new people unless another is given.' })
  locale?: Locale;

  @IsOptional()
  @IsTimeZone()
  @MaxLength(64)
  @ApiPropertyOptional({
    example: 'Europe/Paris',
    description: 'IANA time zone; deletion dates fall at its midnight (S5).',
  })
  timeZone?: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({
    description: 'Whether people may get usernames (U2); who has one keeps it.',
  })
  usernameLogin?: boolean;

  @IsOptional()
  @IsIn(GRANTABLE_ROLES, { each: true })
  @ArrayUnique()
  @IsArray()
  @ApiPropertyOptional({
    isArray: true,
    enum: GRANTABLE_ROLES,
    description: 'Roles that user admins may give; learner always (D-05).',
  })
  userAdminGrantableRoles?: string[];

  @IsOptional()
  @IsIn(CREDENTIALS_MAILS)
  @ApiPropertyOptional({
    enum: CREDENTIALS_MAILS,
    description:
      'What mails to people who are set up hold: a generated password, or a link to choose one (D-21).',
  })
  credentialsMail?: CredentialsMail;
}
