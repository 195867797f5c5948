import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageRequest } from '../../paging/page.request.js';

const STATUSES = ['pending', 'accepted', 'cancelled'] as const;
const DELIVERY_STATES = ['queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;

/** Query of `GET /v1/invitations`. */
export class ListInvitationsRequest extends PageRequest {
  @IsOptional()
  @IsIn(STATUSES)
  @ApiPropertyOptional({ enum: STATUSES })
  status?: (typeof STATUSES)[number];

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'One of the chosen groups.' })
  groupId?: string;

  @IsOptional()
  @IsIn(DELIVERY_STATES)
  @ApiPropertyOptional({ enum: DELIVERY_STATES, description: 'State of the latest mail.' })
  delivery?: (typeof DELIVERY_STATES)[number];

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;
}
