import { LOCALES, type Locale } from '@rollcall/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsTimeZone,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsPersonName } from '../users/is-person-name.decorator.js';
import { CREDENTIALS_MAILS, type CredentialsMail } from './platform.resource.js';

/** What a user admin may be allowed to give (D-05). */
const GRANTABLE_ROLES = ['learner', 'coach', 'author'] as const;

/** Most reminders before the end of a session. */
const MOST_REMINDERS = 5;
/** Earliest of them, in days. */
const MOST_REMINDER_DAYS = 30;

/** Largest limit of an import. */
const MOST_EFFECTS = 10_000_000;

const ImportLimit = (what: string): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Max(MOST_EFFECTS),
    Min(0),
    IsInt(),
    ApiPropertyOptional({
      type: 'integer',
      minimum: 0,
      maximum: MOST_EFFECTS,
      description: `${what} that an import may lead to without the approval of a second administrator; the owner decides.`,
    }),
  );

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

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({
    description:
      'Whether people are mailed. False: nothing but mails about passwords and credentials goes out (N13); what was held back is not sent later.',
  })
  mailEnabled?: boolean;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({
    description: 'Whether reminders of sessions that fall on a weekend wait until Monday (N9).',
  })
  blockWeekendReminders?: boolean;

  @IsOptional()
  @Max(MOST_REMINDER_DAYS, { each: true })
  @Min(0, { each: true })
  @IsInt({ each: true })
  @ArrayUnique()
  @ArrayMaxSize(MOST_REMINDERS)
  @IsArray()
  @ApiPropertyOptional({
    isArray: true,
    type: 'integer',
    maxItems: MOST_REMINDERS,
    example: [7, 1],
    description: `Days before the end of a session, 0 to ${MOST_REMINDER_DAYS}, at which learners are reminded at 09:00 where they are; none for no reminders (D-28).`,
  })
  sessionReminderDays?: number[];

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({
    description: 'Whether learners are reminded weekly, four times, after the end of a session (D-28).',
  })
  weeklyLateReminders?: boolean;

  @ImportLimit('Accounts')
  importPeopleLimit?: number;

  @ImportLimit('Mails')
  importMailLimit?: number;

  @ImportLimit('Seats')
  importSeatLimit?: number;

  @ImportLimit('Roles other than learner')
  importRoleGrantLimit?: number;

  @ImportLimit('Roles of administrators and user administrators')
  importAdminGrantLimit?: number;
}

/** Settings that the owner alone changes: a brake that whoever it stops can take off is none. */
export const OWNERS_SETTINGS = [
  'importPeopleLimit',
  'importMailLimit',
  'importSeatLimit',
  'importRoleGrantLimit',
  'importAdminGrantLimit',
] as const satisfies readonly (keyof PlatformSettingsRequest)[];
