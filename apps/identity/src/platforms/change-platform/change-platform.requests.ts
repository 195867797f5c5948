import { LOCALES, PLANS, type Locale, type Plan } from '@rollcall/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
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
import { IsPersonName } from '../../users/is-person-name.decorator.js';

const MAX_USER_LIMIT = 10_000_000;

/** Body of `PATCH /v1/platforms/{id}`; what is left out stays. */
export class ChangePlatformRequest {
  @IsOptional()
  @IsPersonName()
  @ApiPropertyOptional({ maxLength: 100 })
  name?: string;

  @IsOptional()
  @IsIn(PLANS)
  @ApiPropertyOptional({ enum: PLANS })
  plan?: Plan;

  @IsOptional()
  @IsIn(LOCALES)
  @ApiPropertyOptional({ enum: LOCALES })
  locale?: Locale;

  @IsOptional()
  @IsTimeZone()
  @MaxLength(64)
  @ApiPropertyOptional({ example: 'Europe/Paris' })
  timeZone?: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional()
  usernameLogin?: boolean;

  @IsOptional()
  @Max(MAX_USER_LIMIT)
  @Min(1)
  @IsInt()
  @ApiPropertyOptional({ minimum: 1 })
  userLimit?: number;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional()
  hardUserLimit?: boolean;

  @IsOptional()
  @IsIn(['learner', 'coach', 'author'], { each: true })
  @ArrayUnique()
  @IsArray()
  @ApiPropertyOptional({ isArray: true, enum: ['learner', 'coach', 'author'] })
  userAdminGrantableRoles?: string[];
}
