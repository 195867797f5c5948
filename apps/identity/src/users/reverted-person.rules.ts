import type { AssignableRole } from '@rollcall/contracts';

/** Fields other services are told of when they change. */
export const TOLD_FIELDS = ['firstName', 'lastName', 'email', 'username', 'locale'] as const;
/** One of {@link TOLD_FIELDS}. */
export type ToldField = (typeof TOLD_FIELDS)[number];

/** Fields that can go back to what they were. */
export type RevertedField = ToldField | 'additionalInformation' | 'deletionDate';

/** A group in which somebody stays learner only because another group leads there. */
export interface ReturnedPlace {
  groupId: string;
  viaGroupId: string;
}

/** What is taken back of one person, decided already and with the person locked. */
export interface RevertedPerson {
  userId: string;
  was: 'invited' | 'active';
  isDeleted: boolean;
  fields: Partial<Record<RevertedField, string | null>>;
  /** Of who stays: memberships that go. */
  going: readonly { groupId: string; role: AssignableRole }[];
  returned: readonly ReturnedPlace[];
}
