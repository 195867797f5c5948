import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';

const ID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;
const TIME_OR_NULL = { format: 'date-time', nullable: true, type: Date } as const;

/** What became of the latest mail of an invitation. */
export class DeliveryResource {
  @ApiProperty({ description: 'queued, sent, deferred, bounced, suppressed or dropped.' })
  state: string;

  @ApiProperty({ ...TIME, description: 'Since when.' })
  at: Date;

  @ApiProperty({ nullable: true, type: String, description: 'Reply of the mail server, or the reason.' })
  detail: string | null;
}

/** An invitation, as lists show it. Holds no token, link or hash (V1). */
export class InvitationResource {
  @ApiProperty(ID)
  id: string;

  @ApiProperty(ID)
  userId: string;

  @ApiProperty()
  email: string;

  @ApiProperty({ enum: ['pending', 'accepted', 'cancelled'] })
  status: 'pending' | 'accepted' | 'cancelled';

  @ApiProperty({ ...ID, type: [String], description: 'The chosen groups, as far as the caller sees them.' })
  groupIds: string[];

  @ApiProperty({ enum: ASSIGNABLE_ROLES, isArray: true, description: 'The chosen roles (R3).' })
  roles: AssignableRole[];

  @ApiProperty({ ...ID, nullable: true, type: String, description: 'Session invited from, if any.' })
  sessionId: string | null;

  @ApiProperty({ ...ID, description: 'Who invited: a person, or an API key.' })
  invitedBy: string;

  @ApiProperty(TIME)
  createdAt: Date;

  @ApiProperty(TIME_OR_NULL)
  lastSentAt: Date | null;

  @ApiProperty({ description: 'Reminders sent.' })
  reminderCount: number;

  @ApiProperty(TIME_OR_NULL)
  acceptedAt: Date | null;

  @ApiProperty(TIME_OR_NULL)
  cancelledAt: Date | null;

  @ApiProperty({
    description:
      'Whoever invited may no longer grant what it gives: it can be accepted again after a reminder by somebody who may.',
  })
  needsApproval: boolean;

  @ApiProperty({ type: DeliveryResource })
  delivery: DeliveryResource;
}

/** Columns of {@link InvitationResource} for a query over `invitations i`. */
export const INVITATION_COLUMNS = `
  i.id, i.user_id AS "userId", i.email, i.status, i.group_ids AS "groupIds", i.roles,
  i.session_id AS "sessionId", i.invited_by AS "invitedBy", i.created_at AS "createdAt",
  i.last_sent_at AS "lastSentAt", i.reminder_count AS "reminderCount", i.accepted_at AS "acceptedAt",
  i.cancelled_at AS "cancelledAt",
  i.needs_approval_since IS NOT NULL AND i.status = 'pending' AS "needsApproval",
  json_build_object('state', i.delivery_state, 'at', i.delivery_at, 'detail', i.delivery_detail) AS delivery`;
