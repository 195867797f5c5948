import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MembershipResource } from '../users/user.resource.js';

/** Answer of `POST /v1/groups/{id}/members`. */
export class MembershipsAnswer {
  @ApiProperty({
    type: [MembershipResource],
    description: 'The roles of the person by this choice: in the group, and where learner spread to (G9).',
  })
  memberships: MembershipResource[];
}

/** A role that somebody no longer has in a group. */
export class LostMembership {
  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty({ enum: ASSIGNABLE_ROLES })
  role: AssignableRole;
}

/** Answer of the removals below `DELETE /v1/groups/{id}/members/{userId}`. */
export class RemovalAnswer {
  @ApiProperty({ type: [LostMembership], description: 'What the person lost, subgroups included (D-39).' })
  removed: LostMembership[];

  @ApiPropertyOptional({ description: 'With `dryRun=true`: enrolments that would end with it.' })
  droppedEnrolments?: number;

  @ApiProperty({ description: 'Whether nothing was left, so that the person is deleted (G31).' })
  userDeleted: boolean;
}
