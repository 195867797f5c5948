import type { AssignableRole, Locale } from '@rollcall/contracts';
import type { PlannedMembership } from '../memberships/propagation.rules.js';

/** A person as a change of many writes them; what is missing stays. */
export interface WrittenPerson {
  userId: string;
  /** How many events tell of the change. */
  events: number;
  status: 'invited' | 'active';
  email?: string;
  username?: string;
  firstName?: string;
  lastName?: string;
  locale?: string;
  additionalInformation?: string;
  deletionDate?: string;
  /** The invitation that begins with it. */
  invitationId: string | null;
}

/** A person after a change of many; `version` counts its events already. */
export interface SettledPerson {
  userId: string;
  email: string | null;
  username: string | null;
  firstName: string;
  lastName: string;
  locale: Locale;
  timeZone: string | null;
  version: number;
  /** The invitation of the account, open or not. */
  invitationId: string | null;
}

/** What is to become of one person, decided already and with the person locked. */
export interface PersonChange {
  written: Omit<WrittenPerson, 'events'>;
  /** What the account was. */
  was: 'new' | 'invited' | 'active' | 'deleted';
  /** Fields that change, for the event about them. */
  changed: readonly string[];
  chosen: { groupIds: string[]; roles: AssignableRole[] };
  memberships: readonly PlannedMembership[];
  /** Of those, how many there were none of before. */
  newMemberships: number;
  passwordHash: string | null;
  credentialsMail: boolean;
}

/** An invitation begins. */
export const isFreshInvitation = ({ was, written }: PersonChange): boolean =>
  written.status === 'invited' && (was === 'new' || was === 'deleted');
/** Somebody invited is set up instead (T4). */
export const isActivation = ({ was, written }: PersonChange): boolean =>
  was === 'invited' && written.status === 'active';
/** D-09: further groups for somebody who is invited already. */
export const isExtension = ({ was, written, chosen }: PersonChange): boolean =>
  was === 'invited' && written.status === 'invited' && chosen.groupIds.length > 0;

/** How many events tell of a change. */
export function eventCount(change: PersonChange): number {
  const { was, written, changed, newMemberships } = change;
  const isBrought = was === 'new' || was === 'deleted' || isActivation(change);
  const isUpdated = !isBrought && was === written.status && changed.length > 0;
  return Number(isBrought) + Number(isUpdated) + Number(isExtension(change)) + Number(newMemberships > 0);
}
