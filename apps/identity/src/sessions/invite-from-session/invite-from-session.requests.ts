import { TakesAnyText } from '@rollcall/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { IsEmailList } from '../../users/is-email-list.decorator.js';
import { IsMessage } from '../../users/is-message.decorator.js';

/** Body of `POST /v1/sessions/{id}/invitations`. */
export class InviteFromSessionRequest {
  @TakesAnyText()
  @IsEmailList()
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    description:
      'Addresses as pasted text (separated by , ; blanks or line breaks) or as a list; at most 500.',
    example: 'ada@example.org; "Grace Hopper" <grace@example.org>',
  })
  emails: string | string[];

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'The group that they become learners of; one that the caller administers or coaches. The group of the session unless given (D-29).',
  })
  groupId?: string;

  @IsOptional()
  @IsMessage()
  @ApiPropertyOptional({ maxLength: 1000, description: 'Plain text for the mail; not on a free trial.' })
  message?: string;
}
