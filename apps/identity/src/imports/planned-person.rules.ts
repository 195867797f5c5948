import type { AssignableRole, Locale, MembershipOrigin } from '@rollcall/contracts';
import type { PlannedMembership } from '../memberships/propagation.rules.js';
import type { PersonSubject, PolicyActor } from '../policy/rights.rules.js';
import type { GroupDirectory } from './group-directory.rules.js';
import type {
  FieldChange,
  ImportEffects,
  ImportMode,
  RowFault,
  RowHint,
  RowOutcome,
} from './import.rules.js';
import type { ImportedField } from './merged-person.rules.js';

/** A membership that somebody has. */
export interface KnownMembership {
  groupId: string;
  role: AssignableRole;
  origin: MembershipOrigin;
  /** Of a propagated one the group that it came from; null for one that was chosen. */
  viaGroupId: string | null;
}

/** Somebody of the platform whom a file is about. */
export interface KnownPerson {
  userId: string;
  status: 'invited' | 'active' | 'deleted';
  email: string | null;
  username: string | null;
  firstName: string;
  lastName: string;
  locale: Locale;
  additionalInformation: string;
  deletionDate: string | null;
  version: number;
  invitationId: string | null;
  isOwner: boolean;
  memberships: KnownMembership[];
  /** Sessions that they are in, or kept out of: no group leads them in. */
  settledSessionIds: string[];
}

/** What people are planned with. */
export interface PlanTerms {
  /** Who started the import, with the rights of now. */
  actor: PolicyActor;
  mode: ImportMode;
  sendCredentials: boolean;
  defaultGroupId: string | null;
  directory: GroupDirectory;
  /** Whether the platform has usernames (U2). */
  usernamesOn: boolean;
  /** The day that it is on the platform. */
  today: string;
  /** Open dynamic sessions by the groups that lead into them (PS3). */
  sessionsOf: ReadonlyMap<string, readonly string[]>;
  /** Passwords that many people use. */
  commonPasswords: ReadonlySet<string>;
}

/** What a file means for one person. */
export interface PlannedPerson {
  person: number;
  lines: number[];
  outcome: RowOutcome;
  /** Who it is about; undefined for somebody new. */
  known: KnownPerson | undefined;
  email: string | null;
  username: string | null;
  /** What becomes of the account. */
  becomes: 'invited' | 'active' | null;
  /** Values that are written. */
  profile: Partial<Record<ImportedField, string>>;
  changes: FieldChange[];
  /** Chosen groups and roles, as an invitation tells of them. */
  chosen: { groupIds: string[]; roles: AssignableRole[] };
  /** Memberships that come, or become direct. */
  memberships: PlannedMembership[];
  password: string | null;
  credentialsMail: boolean;
  effects: ImportEffects;
  faults: RowFault[];
  hints: RowHint[];
}

/** A person as the policy sees them. */
export function subjectOf(
  { directory }: PlanTerms,
  person: Pick<KnownPerson, 'userId' | 'isOwner' | 'status'>,
  memberships: readonly Pick<KnownMembership, 'groupId' | 'role'>[],
): PersonSubject {
  const { userId, isOwner, status } = person;
  return {
    userId,
    isOwner,
    status,
    memberships: memberships.map(({ groupId, role }) => {
      const group = directory.find(groupId);
      if (!group) throw new Error(`The group ${groupId} of a membership is not in the tree.`);
      return { groupId, role, path: group.path, zoneHeadId: group.zoneHeadId };
    }),
  };
}
