import type { ImportEffects } from './import.rules.js';

/** What an import may lead to without the approval of a second administrator. */
export type ImportLimits = Pick<ImportEffects, 'people' | 'mails' | 'seats' | 'roleGrants' | 'adminGrants'>;

/** What decides how far an import may go. */
export interface ImportScale {
  /** What the owner set; null for the default. */
  set: Record<keyof ImportLimits, number | null>;
  /** Accounts of the platform, active and invited. */
  accounts: number;
  /** Whether there is a platform admin besides whoever started the import. */
  hasApprover: boolean;
}

/** More people than this at a time are a mistake rather than a wish, unless the platform has as many already. */
const MANY_PEOPLE = 20_000;
const MANY_ROLES = 1_000;
const MANY_ADMINS = 50;
const ACCOUNTS_PER_ROLE = 10;

/**
 * The limits of an import. By default they follow the size of the platform: an import that more than doubles it, or makes
 * more than a tenth of its people anything but learners, is worth a second look. As long as nobody is there to take it,
 * only what makes administrators is held up: what the owner sets always holds.
 */
export function importLimits({ set, accounts, hasApprover }: ImportScale): ImportLimits {
  const byDefault = (limit: number): number => (hasApprover ? limit : Number.MAX_SAFE_INTEGER);
  const people = Math.max(MANY_PEOPLE, accounts);
  return {
    people: set.people ?? byDefault(people),
    mails: set.mails ?? byDefault(2 * people),
    seats: set.seats ?? byDefault(people),
    roleGrants: set.roleGrants ?? byDefault(Math.max(MANY_ROLES, Math.floor(accounts / ACCOUNTS_PER_ROLE))),
    adminGrants: set.adminGrants ?? MANY_ADMINS,
  };
}

/** Effects that are limited. */
export const BRAKED_EFFECTS = [
  'people',
  'mails',
  'seats',
  'roleGrants',
  'adminGrants',
  'removedPeople',
] as const;
/** One of {@link BRAKED_EFFECTS}. */
export type BrakedEffect = (typeof BRAKED_EFFECTS)[number];

/** What may be brought in without approval may be taken back without it. */
const limitOf = (effect: BrakedEffect): keyof ImportLimits =>
  effect === 'removedPeople' ? 'people' : effect;

/**
 * The effects for which a plan needs an approval: those beyond their limits and beyond what was approved already.
 * @param approved what the plan led to when it was approved; null if nobody has
 */
export const unapprovedEffects = (
  effects: Partial<ImportEffects>,
  limits: ImportLimits,
  approved: Partial<ImportEffects> | null,
): BrakedEffect[] =>
  BRAKED_EFFECTS.filter(
    (effect) => (effects[effect] ?? 0) > Math.max(limits[limitOf(effect)], approved?.[effect] ?? 0),
  );
