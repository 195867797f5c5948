import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DeliveryResource } from '../../invitations/invitation.resource.js';
import { UserResource } from '../../users/user.resource.js';

/** The open invitation of a person, as lists of members show it. */
export class MemberInvitation {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  invitedAt: Date;

  @ApiProperty({ format: 'date-time', nullable: true, type: Date })
  lastSentAt: Date | null;

  @ApiProperty({ description: 'Reminders sent.' })
  reminderCount: number;

  @ApiProperty({ description: 'It waits for a reminder by somebody who may grant all that it gives.' })
  needsApproval: boolean;

  @ApiProperty({ type: DeliveryResource })
  delivery: DeliveryResource;
}

/** A person of a group; invited ones carry their open invitation. */
export class MemberResource extends UserResource {
  @ApiPropertyOptional({ type: MemberInvitation, description: 'In the section of invited people.' })
  invitation?: MemberInvitation;
}
