import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const STATUSES = ['invited', 'active', 'deleted'] as const;

/** Query of `GET /v1/users`. */
export class ListUsersRequest extends PageRequest {
  @IsOptional()
  @IsIn(STATUSES)
  @ApiPropertyOptional({ enum: STATUSES })
  status?: (typeof STATUSES)[number];

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid' })
  groupId?: string;

  @IsOptional()
  @IsIn(ASSIGNABLE_ROLES)
  @ApiPropertyOptional({ enum: ASSIGNABLE_ROLES })
  role?: AssignableRole;

  @IsOptional()
  @MaxLength(254)
  @IsString()
  @ApiPropertyOptional({ description: 'Exact, in any case.' })
  email?: string;

  @IsOptional()
  @MaxLength(254)
  @IsString()
  @ApiPropertyOptional({ description: 'Exact.' })
  username?: string;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;
}
