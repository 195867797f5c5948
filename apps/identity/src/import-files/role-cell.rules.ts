import type { AssignableRole } from '@rollcall/contracts';
import {
  type CellFault,
  type CellReading,
  foldedWord,
  notUnderstood,
  readingOf,
  shown,
} from './cell-reading.rules.js';

/** Names in English and French, and the codes of the reference product (C3). */
const NAMES: Record<AssignableRole, string> = {
  admin: `0 admin administrator groupadmin groupadministrator platformadmin platformadministrator
    administrateur administratrice administrateurdegroupe administrateurdugroupe administrateurdelaplateforme`,
  coach: '1 coach',
  author: '2 author editor auteur autrice auteure editeur editrice',
  learner: '3 learner apprenant apprenante',
  userAdmin: `4 useradmin useradministrator administrateurdutilisateurs administrateurdesutilisateurs
    administrateurutilisateurs administratricedutilisateurs administratricedesutilisateurs`,
};

const ROLE_OF = new Map<string, AssignableRole>(
  (Object.keys(NAMES) as AssignableRole[]).flatMap((role) =>
    NAMES[role].split(/\s+/).map((name) => [name, role] as const),
  ),
);

/** Roles that exist and that nobody can give (Z-05). */
const NOT_GIVEN = new Set(['owner', 'proprietaire', 'contributor', 'contributeur', 'analyst', 'analyste']);
/** A number as some spreadsheets write it where a cell is formatted with decimals. */
const WITH_DECIMALS = /^([0-4])\.0+$/;
const MAYBE_DECIMALS = /^([0-4]),(0+)$/;
const KNOWN = '0 admin, 1 coach, 2 author, 3 learner, 4 user admin';

/** The roles in a cell: names or codes, separated by `,` `;` `|` or a line break. Each once, in order. */
export function readRoles(cell: string): CellReading<AssignableRole[]> {
  const decimals = MAYBE_DECIMALS.exec(cell.trim());
  if (decimals) return ambiguous(cell, decimals[1] ?? '');
  const words = cell
    .split(/[,;|\r\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0)
    return notUnderstood('roles_missing', `The cell ${shown(cell)} names no role: ${KNOWN}.`);
  const roles = new Set<AssignableRole>();
  const faults: CellFault[] = [];
  for (const word of new Set(words)) {
    const role = roleOf(word.replace(WITH_DECIMALS, '$1'));
    if (role) roles.add(role);
    else faults.push(faultOf(word));
  }
  return readingOf([...roles], faults);
}

/** A code is nothing but its digit: -1 is not 1. */
const roleOf = (word: string): AssignableRole | undefined =>
  ROLE_OF.get(/^\p{L}/u.test(word) ? foldedWord(word) : word);

function faultOf(word: string): CellFault {
  return NOT_GIVEN.has(foldedWord(word))
    ? { code: 'role_not_assignable', message: `The role ${shown(word)} cannot be given by an import.` }
    : { code: 'role_unknown', message: `${shown(word)} is no role. Roles are: ${KNOWN}.` };
}

/** In half of Europe `3,0` is the number three; read as two roles it would make an administrator. */
function ambiguous(cell: string, code: string): CellReading<never> {
  return notUnderstood(
    'role_ambiguous',
    `${shown(cell)} can be the number ${code} with decimals, or two roles. Write ${code}, or ${code} | 0.`,
  );
}
