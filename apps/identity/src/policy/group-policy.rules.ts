import { type PolicyAnswer, allOf, allowIf } from './answer.rules.js';
import {
  type GroupSubject,
  type PlacedSubject,
  type PolicyActor,
  administers,
  coachesOrAdministers,
  seesGroup,
} from './rights.rules.js';

/** What may be done to groups (P16, P22, G19). */
export type GroupAction =
  | { kind: 'read-group'; group: PlacedSubject }
  | { kind: 'create-group'; parent: GroupSubject }
  | { kind: 'rename-group' | 'change-group-privacy' | 'delete-group'; group: GroupSubject }
  | { kind: 'move-group'; group: GroupSubject; newParent: GroupSubject }
  | { kind: 'export-group'; group: GroupSubject };

/** Decides about a group. */
export function decideGroup(actor: PolicyActor, action: GroupAction): PolicyAnswer {
  switch (action.kind) {
    case 'read-group':
      return allowIf(seesGroup(actor, action.group), 'not_found');
    case 'create-group':
      return administered(actor, action.parent);
    case 'rename-group':
      return administered(actor, action.group);
    case 'change-group-privacy':
    case 'delete-group':
      return allOf(administered(actor, action.group), notRoot(actor, action.group));
    case 'move-group':
      return decideMove(actor, action);
    case 'export-group':
      return allowIf(coachesOrAdministers(actor, action.group), 'group_not_manageable', action.group.id);
  }
}

function decideMove(
  actor: PolicyActor,
  { group, newParent }: Extract<GroupAction, { kind: 'move-group' }>,
): PolicyAnswer {
  return allOf(
    administered(actor, group),
    administered(actor, newParent), // G24
    notRoot(actor, group),
    allowIf(!newParent.path.includes(group.id), 'group_cycle', newParent.id), // G4
  );
}

const administered = (actor: PolicyActor, group: GroupSubject): PolicyAnswer =>
  allowIf(administers(actor, group), 'group_not_manageable', group.id);

/** G2: the root stays where and what it is. */
const notRoot = (actor: PolicyActor, group: GroupSubject): PolicyAnswer =>
  allowIf(group.id !== actor.rootGroupId, 'root_group_fixed');
