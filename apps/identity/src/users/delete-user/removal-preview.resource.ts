import { ApiProperty } from '@nestjs/swagger';
import { LostMembership } from '../../memberships/membership.answer.js';

/** What goes with a person: answer of a dry run of `DELETE /v1/users/{id}`. */
export class RemovalPreview {
  @ApiProperty({ type: [LostMembership], description: 'Every role that the person has.' })
  removed: LostMembership[];

  @ApiProperty({ description: 'Enrolments that end.' })
  droppedEnrolments: number;

  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'The open invitation that is cancelled.',
  })
  cancelledInvitationId: string | null;
}
