import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsIn, IsUUID } from 'class-validator';

/** Body of `POST /v1/groups/{id}/members`. */
export class AddMemberRequest {
  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'A person of the platform, active or invited.' })
  userId: string;

  @IsIn(ASSIGNABLE_ROLES, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ApiProperty({
    enum: ASSIGNABLE_ROLES,
    isArray: true,
    description: 'Roles in the group; learner also spreads upwards (G9).',
  })
  roles: AssignableRole[];
}
