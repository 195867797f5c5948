import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';

const STATUSES = ['pending', 'accepted', 'cancelled'] as const;
const DELIVERY_STATES = ['queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;
const ORDERS = ['oldest', 'newest'] as const;

/** `a,b` and `?x=a&x=b` are the same list. */
const Listed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : [each])),
  );

/** `true` and `false` as they stand in an address; anything else stays, to be refused. */
const Flag = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

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
  @IsIn(DELIVERY_STATES, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(DELIVERY_STATES.length)
  @IsArray()
  @Listed()
  @ApiPropertyOptional({
    enum: DELIVERY_STATES,
    isArray: true,
    description: 'States of the latest mail, repeated or separated by commas: any of them.',
  })
  delivery?: (typeof DELIVERY_STATES)[number][];

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'Who invited.' })
  invitedBy?: string;

  @IsOptional()
  @IsBoolean()
  @Flag()
  @ApiPropertyOptional({ type: Boolean, description: 'Whether a reminder was sent.' })
  reminded?: boolean;

  @IsOptional()
  @IsBoolean()
  @Flag()
  @ApiPropertyOptional({
    type: Boolean,
    description: 'Whether it waits for a reminder by somebody who may grant all that it gives.',
  })
  needsApproval?: boolean;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;

  @IsOptional()
  @IsIn(ORDERS)
  @ApiPropertyOptional({ enum: ORDERS, default: 'oldest', description: 'Which invitations come first.' })
  order: (typeof ORDERS)[number] = 'oldest';
}
