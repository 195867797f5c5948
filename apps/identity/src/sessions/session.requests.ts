import { IsInstant } from '@rollcall/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { applyDecorators } from '@nestjs/common';

/** Limits of PS1 and PS2. */
const MAX_CO_INSTRUCTORS = 100;
const MAX_AUDIENCE_GROUPS = 5_000;
export const MAX_AUDIENCE_USERS = 20_000;
export const MAX_TITLE_LENGTH = 200;

/** A name that is shown to people. */
export const IsTitle = (): PropertyDecorator =>
  applyDecorators(
    Matches(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\S[^\p{Cc}\p{Cf}\u2028\u2029]*$/u, {
      message: '$property must be a name: control and text-direction characters are not allowed',
    }),
    MaxLength(MAX_TITLE_LENGTH),
    MinLength(1),
    IsString(),
  );

const IsIdList = (most: number): PropertyDecorator =>
  applyDecorators(IsUUID('all', { each: true }), ArrayUnique(), ArrayMaxSize(most), IsArray());

/** Instructors of a session (PS1). */
export const IsInstructorList = (): PropertyDecorator =>
  applyDecorators(IsIdList(MAX_CO_INSTRUCTORS + 1), ArrayMinSize(1));

/** Body of `POST /v1/paths`. */
export class CreatePathRequest {
  @IsTitle()
  @ApiProperty({ maxLength: MAX_TITLE_LENGTH })
  name: string;

  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'The group that owns the path.' })
  groupId: string;
}

/** Body of `PATCH /v1/paths/{id}`. */
export class RenamePathRequest {
  @IsTitle()
  @ApiProperty({ maxLength: MAX_TITLE_LENGTH })
  name: string;
}

/** Body of `POST /v1/paths/{id}/sessions`. */
export class CreateSessionRequest {
  @IsTitle()
  @ApiProperty({ maxLength: MAX_TITLE_LENGTH })
  name: string;

  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'The group that owns the session.' })
  groupId: string;

  @IsInstant()
  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @IsOptional()
  @IsInstant()
  @ApiPropertyOptional({ format: 'date-time' })
  endsAt?: string;

  @IsOptional()
  @IsInstructorList()
  @ApiPropertyOptional({ type: [String], description: 'Main instructor first; the caller unless given.' })
  instructorIds?: string[];

  @IsIn(['dynamic', 'static'])
  @ApiProperty({ enum: ['dynamic', 'static'], description: 'dynamic: enrolments follow memberships (PS2).' })
  audience: 'dynamic' | 'static';
}

/** Body of `PUT /v1/sessions/{id}/audience`. */
export class SetAudienceRequest {
  @IsIdList(MAX_AUDIENCE_GROUPS)
  @ApiProperty({ type: [String], description: 'Groups whose learners are enrolled (PS3).' })
  groupIds: string[];

  @IsIdList(MAX_AUDIENCE_USERS)
  @ApiProperty({ type: [String], description: 'People enrolled one by one.' })
  userIds: string[];

  @IsIdList(MAX_AUDIENCE_USERS)
  @ApiProperty({ type: [String], description: 'People never enrolled by the audience.' })
  excludedUserIds: string[];
}
