import type { Locale } from '@rollcall/contracts';
import type { EditedField } from '../../policy/person-policy.rules.js';

/** The profile of a person. */
export interface Profile {
  firstName: string;
  lastName: string;
  email: string | null;
  username: string | null;
  locale: Locale;
  /** IANA name; null for that of the platform. */
  timeZone: string | null;
  additionalInformation: string;
}

/** A field of {@link Profile}. */
export type ProfileField = keyof Profile;

const POLICY_FIELD: Record<ProfileField, EditedField> = {
  firstName: 'names',
  lastName: 'names',
  email: 'email',
  username: 'username',
  locale: 'locale',
  timeZone: 'locale',
  additionalInformation: 'additionalInformation',
};

const FIELDS = Object.keys(POLICY_FIELD) as ProfileField[];

/** The fields that an edit names, as the policy calls them: naming one needs the right, changed or not. */
export const namedFields = (edit: Partial<Profile>): EditedField[] => [
  ...new Set(FIELDS.filter((field) => edit[field] !== undefined).map((field) => POLICY_FIELD[field])),
];

/** The profile after an edit, and which fields differ. */
export function applyEdit(
  profile: Profile,
  edit: Partial<Profile>,
): { edited: Profile; changed: ProfileField[] } {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const edited = { ...profile, ...given };
  return { edited, changed: FIELDS.filter((field) => edited[field] !== profile[field]) };
}

/** S3: a person keeps an email or a username. */
export const hasLogin = ({ email, username }: Profile): boolean => email !== null || username !== null;
