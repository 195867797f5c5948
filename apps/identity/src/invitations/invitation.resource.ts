import type { AssignableRole } from '@rollcall/contracts';

/** An invitation, as lists show it. Holds no token, link or hash (V1). */
export interface InvitationResource {
  id: string;
  userId: string;
  email: string;
  status: 'pending' | 'accepted' | 'cancelled';
  groupIds: string[];
  roles: AssignableRole[];
  sessionId: string | null;
  invitedBy: string;
  createdAt: Date;
  lastSentAt: Date | null;
  reminderCount: number;
  acceptedAt: Date | null;
  cancelledAt: Date | null;
  delivery: { state: string; at: Date; detail: string | null };
}

/** Columns of {@link InvitationResource} for a query over `invitations i`. */
export const INVITATION_COLUMNS = `
  i.id, i.user_id AS "userId", i.email, i.status, i.group_ids AS "groupIds", i.roles,
  i.session_id AS "sessionId", i.invited_by AS "invitedBy", i.created_at AS "createdAt",
  i.last_sent_at AS "lastSentAt", i.reminder_count AS "reminderCount", i.accepted_at AS "acceptedAt",
  i.cancelled_at AS "cancelledAt",
  json_build_object('state', i.delivery_state, 'at', i.delivery_at, 'detail', i.delivery_detail) AS delivery`;
