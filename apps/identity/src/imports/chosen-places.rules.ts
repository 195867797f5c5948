import type { AssignableRole } from '@rollcall/contracts';
import { shown } from '../import-files/cell-reading.rules.js';
import { groupPathText } from '../import-files/groups-cell.rules.js';
import type { ChosenRole } from '../memberships/propagation.rules.js';
import type { PolicyAnswer } from '../policy/answer.rules.js';
import { refusalText } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import type { RowFault } from './import.rules.js';
import type { GroupName, ImportedPerson } from './merged-person.rules.js';
import { type KnownPerson, type PlanTerms, subjectOf } from './planned-person.rules.js';
import type { ListedGroup } from './group-directory.rules.js';

/** A role in a group, and the line that chooses it. */
export interface ChosenPlace extends ChosenRole {
  line: number;
  group: ListedGroup;
}

/** What is wrong with a line, as a refusal of the policy tells. */
export const refusalAt = (
  line: number,
  column: string | null,
  answer: Extract<PolicyAnswer, { allowed: false }>,
): RowFault => ({ line, column, code: answer.code, message: refusalText(answer) });

/**
 * The roles and groups that the lines of a person choose: every role in every group of a line (R3), in the default group
 * where a line names none.
 */
export function choosePlaces(
  terms: PlanTerms,
  { choices }: ImportedPerson,
): { places: ChosenPlace[]; faults: RowFault[] } {
  const places: ChosenPlace[] = [];
  const faults: RowFault[] = [];
  for (const { line, groups, roles } of choices) {
    if (roles.length === 0) faults.push(missing(line, 'roles'));
    const named = groups.length > 0 ? groups : terms.defaultGroupId === null ? [] : [terms.defaultGroupId];
    if (named.length === 0) faults.push(missing(line, 'groups'));
    for (const reference of named) {
      const reading = terms.directory.read(reference);
      if ('group' in reading) {
        places.push(...roles.map((role) => ({ line, group: reading.group, role })));
      } else {
        faults.push(groupFault(line, reference, reading));
      }
    }
  }
  return { places, faults };
}

const MISSING = {
  roles: ['role_required', 'A group needs a role: learner, coach, author, user admin or admin.'],
  groups: ['group_required', 'A role needs a group: its id, or its path such as Sales/EMEA/France.'],
} as const;

/** A row that lacks a group or a role. */
export function missing(line: number, column: keyof typeof MISSING): RowFault {
  const [code, message] = MISSING[column];
  return { line, column, code, message };
}

function groupFault(
  line: number,
  reference: GroupName,
  { code, suggestion }: { code: 'group_unknown' | 'group_ambiguous'; suggestion: string | null },
): RowFault {
  const name = shown(typeof reference === 'string' ? reference : groupPathText(reference));
  const meant =
    suggestion === null ? 'use its id, or its path from the top.' : `did you mean "${suggestion}"?`;
  const message =
    code === 'group_unknown'
      ? `There is no group ${name} here: ${meant}`
      : `Several groups are called ${name}; use the id of the one that is meant.`;
  return { line, column: 'groups', code, message, ...(suggestion !== null && { suggestion }) };
}

/** Answers of the policy about places of new people: the same few, over and over. */
const intakeAnswers = new WeakMap<PlanTerms, Map<string, PolicyAnswer>>();

/** May the actor bring somebody in, in this role (P1, P2, V13, V14)? */
function decideIntake(terms: PlanTerms, group: ListedGroup, role: AssignableRole): PolicyAnswer {
  const answers = intakeAnswers.get(terms) ?? new Map<string, PolicyAnswer>();
  intakeAnswers.set(terms, answers);
  const key = `${group.id} ${role}`;
  const known = answers.get(key);
  if (known) return known;
  const places = { groups: [group], roles: [role] };
  const answer =
    terms.mode === 'setUp'
      ? decide(terms.actor, { kind: 'set-up-users', ...places })
      : decide(terms.actor, { kind: 'invite-users', ...places, hasMessage: false });
  answers.set(key, answer);
  return answer;
}

/** Which of the places the actor may not give to the person. */
export function refusedPlaces(
  terms: PlanTerms,
  known: KnownPerson | undefined,
  places: readonly ChosenPlace[],
): RowFault[] {
  const subject = known?.status === 'active' ? subjectOf(terms, known, known.memberships) : undefined;
  return places.flatMap(({ line, group, role }) => {
    const answer = subject
      ? decide(terms.actor, { kind: 'add-member', group, roles: [role], person: subject })
      : decideIntake(terms, group, role);
    if (answer.allowed) return [];
    return [refusalAt(line, answer.code === 'role_not_grantable' ? 'roles' : 'groups', answer)];
  });
}
