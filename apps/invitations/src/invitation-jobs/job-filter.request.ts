import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import {
  DELIVERY_STATES,
  type DeliveryState,
  INVITATION_STATUSES,
  type InvitationStatus,
} from '../invitations/invitation.rules.js';
import type { InvitationFilter } from './job-wish.rules.js';

/** Which invitations, out of those that the caller sees; the same filters as of their list. */
export class JobFilter implements InvitationFilter {
  @IsOptional()
  @IsIn(INVITATION_STATUSES)
  @ApiPropertyOptional({ enum: INVITATION_STATUSES, default: 'pending' })
  status?: InvitationStatus;

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'One of the chosen groups.' })
  groupId?: string;

  @IsOptional()
  @IsIn(DELIVERY_STATES, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @IsArray()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @ApiPropertyOptional({ enum: DELIVERY_STATES, isArray: true, description: 'States of the latest mail.' })
  delivery?: DeliveryState[];

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;
}
