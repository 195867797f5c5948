import { PLANS, type Plan } from '@rollcall/contracts';
import { IsInstant } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PlatformSettingsRequest } from '../platform-settings.requests.js';

const MAX_USER_LIMIT = 10_000_000;
const MAX_GROUP_LIMIT = 100_000;
const MAX_MAILS_PER_DAY = 10_000_000;

/** Body of `PATCH /v1/platforms/{id}`; what is left out stays. */
export class ChangePlatformRequest extends PlatformSettingsRequest {
  @IsOptional()
  @IsIn(PLANS)
  @ApiPropertyOptional({
    enum: PLANS,
    description: 'Leaving the free trial lifts its limits at once (D-18).',
  })
  plan?: Plan;

  @IsOptional()
  @Max(MAX_USER_LIMIT)
  @Min(1)
  @IsInt()
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MAX_USER_LIMIT,
    description: 'Accounts, active and invited; an event tells of 90 % and 100 % (Z-08).',
  })
  userLimit?: number;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({ description: 'Whether accounts beyond the user limit are refused (D-20).' })
  hardUserLimit?: boolean;

  @IsOptional()
  @Max(MAX_GROUP_LIMIT)
  @Min(1)
  @IsInt()
  @ApiPropertyOptional({
    minimum: 1,
    maximum: MAX_GROUP_LIMIT,
    description: 'Most groups, the root included (G5).',
  })
  maxGroups?: number;

  @IsOptional()
  @IsInstant()
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the free trial stops taking invitations (D-19); means nothing on other plans.',
  })
  trialEndsAt?: string;

  @IsOptional()
  @Max(MAX_MAILS_PER_DAY)
  @Min(0)
  @IsInt()
  @ApiPropertyOptional({
    minimum: 0,
    maximum: MAX_MAILS_PER_DAY,
    description: 'Most invitation mails in 24 hours (D-19); without it the default of the plan.',
  })
  invitationsPerDay?: number;

  @IsOptional()
  @Max(MAX_MAILS_PER_DAY)
  @Min(0)
  @IsInt()
  @ApiPropertyOptional({
    minimum: 0,
    maximum: MAX_MAILS_PER_DAY,
    description: 'Most reminders in 24 hours (D-19); without it the default of the plan.',
  })
  remindersPerDay?: number;
}
