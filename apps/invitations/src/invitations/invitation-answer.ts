import { ApiProperty } from '@nestjs/swagger';
import { ASSIGNABLE_ROLES, type AssignableRole, type ShownInvitation } from '@rollcall/contracts';
import type { Invitation } from './invitation.entity.js';
import {
  DELIVERY_STATES,
  type DeliveryState,
  INVITATION_STATUSES,
  type InvitationStatus,
  statusOf,
} from './invitation.rules.js';

const ID = { format: 'uuid' } as const;
const TIME = { type: String, format: 'date-time' } as const;
const TIME_OR_NULL = { ...TIME, nullable: true } as const;

/** Who invited. */
export class InviterAnswer {
  @ApiProperty(ID) userId: string;
  @ApiProperty({ description: 'Name at that time.' }) displayName: string;
}

/** What became of the latest mail. */
export class DeliveryAnswer {
  @ApiProperty({ enum: DELIVERY_STATES }) state: DeliveryState;
  @ApiProperty({ ...TIME, description: 'Since when.' }) at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Reply of the mail server, or reason.' })
  detail: string | null;
}

/** An invitation as callers see it: never with its token, link or a hash of one (V1). */
export class InvitationAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) userId: string;
  @ApiProperty({ format: 'email' }) email: string;
  @ApiProperty({ enum: INVITATION_STATUSES }) status: InvitationStatus;
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The chosen groups, as far as the caller sees them.',
  })
  groupIds: string[];
  @ApiProperty({ enum: ASSIGNABLE_ROLES, isArray: true }) roles: AssignableRole[];
  @ApiProperty({ type: String, ...ID, nullable: true, description: 'Session invited from, if any.' })
  sessionId: string | null;
  @ApiProperty() invitedBy: InviterAnswer;
  @ApiProperty(TIME) createdAt: string;
  @ApiProperty({ ...TIME_OR_NULL, description: 'When a mail was last handed to the mail server.' })
  lastSentAt: string | null;
  @ApiProperty({ type: 'integer' }) reminderCount: number;
  @ApiProperty(TIME_OR_NULL) acceptedAt: string | null;
  @ApiProperty(TIME_OR_NULL) cancelledAt: string | null;
  @ApiProperty({
    description:
      'Whoever invited may no longer grant what it gives: it can be accepted again after a reminder by somebody who may.',
  })
  needsApproval: boolean;

  @ApiProperty() delivery: DeliveryAnswer;

  /** Names every field that goes out, so that a new column never does by itself. */
  static of(invitation: Invitation, shown: ShownInvitation): InvitationAnswer {
    const { id, userId, email, roles, sessionId, reminderCount } = invitation;
    return {
      id,
      userId,
      email,
      status: statusOf(invitation.state),
      groupIds: invitation.groupIds.filter((groupId) => shown.groupIds.includes(groupId)),
      roles,
      sessionId,
      invitedBy: { userId: invitation.invitedBy, displayName: invitation.invitedByName },
      createdAt: invitation.createdAt.toISOString(),
      lastSentAt: invitation.lastSentAt?.toISOString() ?? null,
      reminderCount,
      acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
      cancelledAt: invitation.cancelledAt?.toISOString() ?? null,
      needsApproval: shown.needsApproval,
      delivery: {
        state: invitation.deliveryState,
        at: invitation.deliveryAt.toISOString(),
        detail: invitation.deliveryDetail,
      },
    };
  }
}
