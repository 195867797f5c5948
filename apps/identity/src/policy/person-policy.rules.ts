import type { AssignableRole } from '@rollcall/contracts';
import { type PolicyAnswer, ALLOWED, allOf, allowIf, refuse } from './answer.rules.js';
import {
  type GroupSubject,
  type PersonSubject,
  type PolicyActor,
  administers,
  isPlatformAdmin,
  managesPeopleOf,
  seesPerson,
} from './rights.rules.js';

/** What an edit changes. */
export type EditedField = 'names' | 'locale' | 'email' | 'username' | 'additionalInformation';

/** What may be done to one person (P7-P12, T13, U6). */
export type PersonAction =
  | { kind: 'read-user'; person: PersonSubject }
  | {
      kind: 'remove-member';
      /** All groups that the removal touches, the chosen one first. */
      groups: readonly GroupSubject[];
      person: PersonSubject;
      /** Roles that would go. */
      roles: readonly AssignableRole[];
    }
  | { kind: 'delete-user'; person: PersonSubject }
  | { kind: 'edit-user'; person: PersonSubject; fields: readonly EditedField[] }
  | { kind: 'set-user-password' | 'set-deletion-date' | 'erase-user'; person: PersonSubject }
  | { kind: 'read-sign-ins' | 'end-sign-ins'; person: PersonSubject }
  | { kind: 'read-mails'; person: PersonSubject };

/** Decides about a person. Whom the actor may not see does not exist for them, whatever they want. */
export function decidePerson(actor: PolicyActor, action: PersonAction): PolicyAnswer {
  const { person } = action;
  if (!seesPerson(actor, person)) return refuse('not_found');
  switch (action.kind) {
    case 'read-user':
      return ALLOWED;
    case 'remove-member':
      return decideRemoval(actor, action);
    case 'delete-user':
      return allOf(allowIf(!person.isOwner, 'owner_protected'), decideDeletion(actor, person));
    case 'edit-user':
      return allOf(...action.fields.map((field) => decideEdit(actor, person, field)));
    case 'set-user-password':
      return decideTakeover(actor, person);
    case 'set-deletion-date':
      return allOf(allowIf(!person.isOwner, 'owner_protected'), decideTakeover(actor, person));
    case 'erase-user':
      return allowIf(isPlatformAdmin(actor), 'platform_admin_required');
    case 'read-sign-ins':
    case 'end-sign-ins':
      return person.userId === actor.userId ? ALLOWED : decideTakeover(actor, person);
    case 'read-mails':
      return decideMails(actor, person);
  }
}

/** P7, G34: administrators remove anybody, user admins only who is nothing but learner in the scope (D-04). */
function decideRemoval(
  actor: PolicyActor,
  { groups, person, roles }: Extract<PersonAction, { kind: 'remove-member' }>,
): PolicyAnswer {
  const foreign = groups.find((group) => !managesPeopleOf(actor, group));
  if (foreign) return refuse('group_not_manageable', foreign.id);
  const touched = new Set(groups.map(({ id }) => id));
  // D-32: the owner's place in the root is what keeps a platform from losing its last administrator.
  if (person.isOwner && touched.has(actor.rootGroupId) && roles.includes('admin')) {
    return refuse('owner_protected');
  }
  if (groups.every((group) => administers(actor, group))) return ALLOWED;
  const rolesInScope = person.memberships.flatMap(({ groupId, role }) =>
    touched.has(groupId) ? [role] : [],
  );
  return allowIf(isOnlyLearner([...roles, ...rolesInScope]), 'learners_only');
}

/** P8: who manages all groups of the person; where they are more than learner, as an administrator (D-04). */
function decideDeletion(actor: PolicyActor, { memberships }: PersonSubject): PolicyAnswer {
  if (isPlatformAdmin(actor)) return ALLOWED;
  const managed = memberships.filter((held) => managesPeopleOf(actor, held));
  if (managed.length === 0) return refuse('user_not_manageable');
  if (managed.length < memberships.length) return refuse('other_groups');
  return allowIf(
    memberships.every((held) => held.role === 'learner' || administers(actor, held)),
    'learners_only',
  );
}

/** P10, P11, D-06. */
function decideEdit(actor: PolicyActor, person: PersonSubject, field: EditedField): PolicyAnswer {
  switch (field) {
    case 'additionalInformation':
      return allowIf(isPlatformAdmin(actor), 'platform_admin_required');
    case 'email':
    case 'username':
      return decideTakeover(actor, person);
    case 'names':
    case 'locale':
      return decideProfile(actor, person);
  }
}

function decideProfile(actor: PolicyActor, person: PersonSubject): PolicyAnswer {
  if (isAdministratorOf(actor, person)) return ALLOWED;
  if (!person.memberships.some((held) => managesPeopleOf(actor, held))) return refuse('user_not_manageable');
  return allowIf(isOnlyLearner(person.memberships.map(({ role }) => role)), 'learners_only');
}

/**
 * What gives power over an account: its logins, password, sign-ins, end. For administrators (P10, P12, D-06), and
 * never over somebody who has rights where they have none: that would lend them those rights (V13).
 */
function decideTakeover(actor: PolicyActor, person: PersonSubject): PolicyAnswer {
  if (!isAdministratorOf(actor, person)) {
    const manages = person.memberships.some((held) => managesPeopleOf(actor, held));
    return refuse(manages ? 'administrator_required' : 'user_not_manageable');
  }
  const exceeds = person.memberships.some((held) => held.role !== 'learner' && !administers(actor, held));
  return allowIf(!exceeds && (!person.isOwner || actor.isOwner), 'higher_rights');
}

/** What we mailed to somebody is the business of who manages their invitations too (P5), and their own. */
const decideMails = (actor: PolicyActor, person: PersonSubject): PolicyAnswer =>
  allowIf(
    person.userId === actor.userId ||
      isPlatformAdmin(actor) ||
      person.memberships.some((held) => managesPeopleOf(actor, held)),
    'user_not_manageable',
  );

const isAdministratorOf = (actor: PolicyActor, { memberships }: PersonSubject): boolean =>
  isPlatformAdmin(actor) || memberships.some((held) => administers(actor, held));

const isOnlyLearner = (roles: readonly AssignableRole[]): boolean =>
  roles.every((role) => role === 'learner');
