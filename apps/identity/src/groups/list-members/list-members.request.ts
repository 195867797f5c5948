import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

const SECTIONS = ['current', 'invited'] as const;

/** Query of `GET /v1/groups/{id}/members`. */
export class ListMembersRequest extends PageRequest {
  @IsOptional()
  @IsIn(SECTIONS)
  @ApiPropertyOptional({
    enum: SECTIONS,
    default: 'current',
    description: 'Active people, or invited ones (S2).',
  })
  section: (typeof SECTIONS)[number] = 'current';

  @IsOptional()
  @IsIn(ASSIGNABLE_ROLES)
  @ApiPropertyOptional({ enum: ASSIGNABLE_ROLES, description: 'Only people with this role in the group.' })
  role?: AssignableRole;

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;
}
