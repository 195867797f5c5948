import type { JobAction } from './invitation-job.rules.js';
import type { DeliveryState, InvitationStatus } from '../invitations/invitation.rules.js';

/** Which invitations, out of those that somebody sees; what is absent does not matter. */
export interface InvitationFilter {
  /** Pending unless given. */
  status?: InvitationStatus;
  /** One of the chosen groups. */
  groupId?: string;
  /** States of the latest mail. */
  delivery?: readonly DeliveryState[];
  /** Part of a name, email or username. */
  q?: string;
}

/** What a job is to do, checked for form. */
export interface JobWish {
  action: JobAction;
  message: string | null;
  newLink: boolean;
  /** Null when the invitations are named. */
  filter: InvitationFilter | null;
  /** In order, each once. */
  invitationIds: string[];
}

/** What is asked for, as it was sent. */
export interface SentJob {
  action: JobAction;
  invitationIds?: string[];
  filter?: InvitationFilter;
  message?: string | null;
  newLink?: boolean;
}

/** What is wrong with a field. */
export interface WishFault {
  path: string;
  code: string;
  message: string;
}

/** Reads what is asked for: either ids or a filter, and a text or new links only for reminders. */
export function readWish(sent: SentJob): JobWish | WishFault[] {
  const { action, invitationIds, filter, newLink = false } = sent;
  const message = sent.message?.trim() || null;
  const faults: WishFault[] = [];
  if ((invitationIds === undefined) === (filter === undefined)) {
    const text = 'Give either invitationIds or a filter.';
    faults.push({ path: 'invitationIds', code: 'ids_xor_filter', message: text });
    faults.push({ path: 'filter', code: 'ids_xor_filter', message: text });
  }
  if (action === 'cancel' && message !== null) {
    faults.push({
      path: 'message',
      code: 'no_mail',
      message: 'Nobody is mailed when an invitation is cancelled.',
    });
  }
  if (action === 'cancel' && newLink) {
    faults.push({
      path: 'newLink',
      code: 'no_mail',
      message: 'Nobody is mailed when an invitation is cancelled.',
    });
  }
  if (faults.length > 0) return faults;
  const ids = [...new Set((invitationIds ?? []).map((id) => id.toLowerCase()))].toSorted();
  return { action, message, newLink, filter: filter ?? null, invitationIds: ids };
}
