import { ASSIGNABLE_ROLES, LOCALES, type AssignableRole, type Locale } from '@rollcall/contracts';
import { TakesAnyText } from '@rollcall/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsEmailList } from '../is-email-list.decorator.js';
import { IsMessage } from '../is-message.decorator.js';

/** Most groups in one invite. */
const MAX_GROUPS = 100;

/** Body of `POST /v1/invitations`. */
export class InviteUsersRequest {
  /** Addresses as pasted, separated by comma, semicolon, blank or line break, or as a list; at most 500. */
  @TakesAnyText()
  @IsEmailList()
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    description:
      'Addresses as pasted text (separated by , ; blanks or line breaks) or as a list; at most 500.',
    example: 'ada@example.org; "Grace Hopper" <grace@example.org>',
  })
  emails: string | string[];

  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMaxSize(MAX_GROUPS)
  @ArrayMinSize(1)
  @ApiProperty({ type: [String], format: 'uuid', description: 'Groups to invite into.' })
  groupIds: string[];

  @IsIn(ASSIGNABLE_ROLES, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ApiProperty({
    enum: ASSIGNABLE_ROLES,
    isArray: true,
    description: 'Roles; they apply to every group (R3).',
  })
  roles: AssignableRole[];

  @IsOptional()
  @IsMessage()
  @ApiPropertyOptional({ maxLength: 1000, description: 'Plain text for the mail; not on a free trial.' })
  message?: string;

  @IsOptional()
  @IsIn(LOCALES)
  @ApiPropertyOptional({ enum: LOCALES, description: "Language of the mail; the platform's unless given." })
  locale?: Locale;
}
