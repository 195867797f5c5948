import type { AssignableRole, MembershipOrigin } from '@rollcall/contracts';
import type { FieldChange, RemovalEffects, RowFault, RowOutcome, UndoConflict } from './import.rules.js';
import type { KnownPerson, PlanTerms } from './planned-person.rules.js';

/** A membership that an import gave, or made direct. */
export interface GivenMembership {
  groupId: string;
  role: AssignableRole;
  origin: MembershipOrigin;
  /** From where it had been propagated before the import chose it. */
  wasVia?: string;
}

/** What an import did to somebody. */
export interface AppliedPerson {
  person: number;
  userId: string;
  outcome: RowOutcome;
  email: string | null;
  username: string | null;
  changes: FieldChange[];
  memberships: GivenMembership[];
  /** Digest of the profile right after it. */
  profile: string | null;
}

/** Somebody as they are now, with what else tells that they are not as the import left them. */
export interface PresentPerson extends KnownPerson {
  /** Digest of the profile. */
  profileNow: string;
  hasSignedIn: boolean;
  /** A password was chosen since the import ended. */
  isPasswordSetSince: boolean;
  /** How many sessions they instruct, or were put into one by one. */
  chosenSessions: number;
  /** Memberships that came since, as `group role`. */
  givenSince: string[];
}

/** A membership that stays, propagated again. */
export interface ReturnedMembership {
  groupId: string;
  viaGroupId: string;
}

/** What taking an import back means for one person. */
export interface PlannedUndo {
  person: number;
  userId: string;
  outcome: RowOutcome;
  known: PresentPerson | undefined;
  email: string | null;
  username: string | null;
  /** From what it is now to what it was before the import. */
  changes: FieldChange[];
  /** Memberships that go. */
  memberships: { groupId: string; role: AssignableRole }[];
  /** Memberships that stay, though not by choice. */
  returned: ReturnedMembership[];
  conflicts: UndoConflict[];
  /** Why the actor may not. */
  faults: RowFault[];
  effects: RemovalEffects;
}

/** A conflict about a value. */
export const changedSince = (
  field: string | null,
  given: string | null,
  now: string | null,
): UndoConflict => ({
  field,
  code: 'changed_since',
  message: 'This was changed after the import, and is left as it is now.',
  given,
  now,
});

/** How a membership is told of: the group by its path if the actor sees it. */
export const placeText = (
  { directory }: PlanTerms,
  { groupId, role }: { groupId: string; role: AssignableRole },
): string => `${role} ${directory.pathOf(groupId) ?? groupId}`;

/** Identifies a membership of a person. */
export const placeKey = ({ groupId, role }: { groupId: string; role: AssignableRole }): string =>
  `${groupId} ${role}`;
