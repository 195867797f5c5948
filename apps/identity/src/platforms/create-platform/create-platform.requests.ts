import { LOCALES, PLANS, type Locale, type Plan } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsNewPassword } from '../../credentials/is-password.decorator.js';
import { IsPersonName } from '../../users/is-person-name.decorator.js';

/** The owner of a new platform. */
export class NewOwner {
  @MaxLength(254)
  @IsString()
  @ApiProperty({ format: 'email' })
  email: string;

  @IsPersonName()
  @ApiProperty({ maxLength: 100 })
  firstName: string;

  @IsPersonName()
  @ApiProperty({ maxLength: 100 })
  lastName: string;

  @IsNewPassword('Of the owner.')
  password: string;
}

/** Body of `POST /v1/platforms`. */
export class CreatePlatformRequest {
  @IsPersonName()
  @ApiProperty({ maxLength: 100, description: 'Shown to people, also in mails.' })
  name: string;

  @Matches(/^[a-z0-9](-?[a-z0-9])*$/, {
    message: 'slug must be lower-case letters, digits and single hyphens',
  })
  @MaxLength(63)
  @MinLength(2)
  @IsString()
  @ApiProperty({ example: 'northwind' })
  slug: string;

  @IsIn(PLANS)
  @ApiProperty({ enum: PLANS })
  plan: Plan;

  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @IsTimeZone()
  @MaxLength(64)
  @ApiProperty({ example: 'Europe/Paris', description: 'IANA time zone.' })
  timeZone: string;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional({ default: false, description: 'Whether accounts may have a username (U2).' })
  usernameLogin?: boolean;

  @ValidateNested()
  @Type(() => NewOwner)
  @IsObject()
  @IsDefined()
  @ApiProperty({ type: NewOwner })
  owner: NewOwner;
}
