import type { EventType, SeatOpeningReason } from '@rollcall/contracts';
import { RECONCILED } from './stand-in.rules.js';

/** Which events open seats, by the reason that follows from each. */
const OPENING: Record<Exclude<SeatOpeningReason, typeof RECONCILED>, EventType> = {
  invitation_accepted: 'identity.user-activated.v1',
  set_up_without_mail: 'identity.account-set-up.v1',
  credentials_mail_sent: 'notifications.mail-sent.v1',
  first_sign_in: 'identity.user-signed-in-first.v1',
  credentials_mail_overdue: 'identity.account-set-up.v1',
};

/**
 * The type of the event that something on a bill follows from, so that it can be found among the events of the platform;
 * null for what a comparison with accounts came to, which no event told.
 */
export function causeTypeOf(reason: string): EventType | null {
  if (reason === RECONCILED) return null;
  return OPENING[reason as keyof typeof OPENING] ?? 'identity.user-deleted.v1';
}
