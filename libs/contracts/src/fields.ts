import { Type } from 'typebox';

/** Roles that a person can hold in a group; `owner` is a property of the platform and cannot be assigned (Z-05). */
export const ASSIGNABLE_ROLES = ['admin', 'userAdmin', 'coach', 'author', 'learner'] as const;
/** A role that can be given in a group (domain 2.1, Z-05). */
export type AssignableRole = (typeof ASSIGNABLE_ROLES)[number];

/** Languages in which mails and public pages are written. */
export const LOCALES = ['en', 'fr'] as const;
/** A language code of {@link LOCALES}. */
export type Locale = (typeof LOCALES)[number];

/** Subscription plans; on `free_trial` some actions and mails are restricted (D-18, N3). */
export const PLANS = ['free_trial', 'team', 'business'] as const;
/** A plan of {@link PLANS}. */
export type Plan = (typeof PLANS)[number];

/** The services that publish events and call each other. */
export const SERVICES = ['gateway', 'identity', 'invitations', 'notifications', 'billing', 'events'] as const;
/** A service of {@link SERVICES}. */
export type ServiceName = (typeof SERVICES)[number];

/** How a membership came to be: chosen for this group, or spread upwards by G9. */
export const MEMBERSHIP_ORIGINS = ['direct', 'propagated'] as const;
/** An origin of {@link MEMBERSHIP_ORIGINS}. */
export type MembershipOrigin = (typeof MEMBERSHIP_ORIGINS)[number];

const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/** Schema of an identifier: a UUID in lower case (new ones are version 7). */
export const id = (description: string) => Type.String({ pattern: UUID_PATTERN, description });
/** Schema of an instant: ISO 8601 in UTC. */
export const instant = (description: string) => Type.String({ format: 'date-time', description });
/** Schema of free text without further rules. */
export const text = (description: string) => Type.String({ description });
/** Schema of a value that may be absent, written as `null`. */
export const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
/** Schema of one of a fixed set of words. */
export const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description });
/** Schema of a list of identifiers. */
export const ids = (description: string) => Type.Array(id('An identifier.'), { description });
/** Schema of a list of assignable roles. */
export const roles = (description: string) => Type.Array(oneOf(ASSIGNABLE_ROLES, 'A role.'), { description });
/** Schema of a language. */
export const locale = (description: string) => oneOf(LOCALES, description);
/** Schema of who did something: a person, or an API key, with the name to show at that time. */
export const author = (description: string) =>
  Type.Object(
    {
      userId: id("The person; or the API key, whose id is never a person's."),
      displayName: text('First and last name, or the name of the key, at that time.'),
    },
    { description, additionalProperties: false },
  );
