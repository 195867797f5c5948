import { IMPORT_COLUMNS, type ImportColumn } from '../import-columns.rules.js';

/** The names of each column in English and French, folded as {@link foldedName} does. */
const NAMES: Record<ImportColumn, string> = {
  email: `email emails mail emailaddress mailaddress workemail useremail
    adresseemail adressemail adressedemail adressedemessagerie adresseelectronique courriel adressecourriel`,
  username: 'username login loginname userlogin identifiant identifiants nomdutilisateur nomutilisateur',
  firstName: 'firstname givenname forename prenom prenoms',
  lastName: 'lastname surname familyname nom nomdefamille',
  groups: `group groups groupid groupids groupsid groupsids idgroup idgroups groupname groupnames grouppath grouppaths
    groupe groupes idgroupe idgroupes iddugroupe iddegroupe iddesgroupes identifiantdugroupe identifiantdegroupe
    groupeid groupesid nomdugroupe chemindugroupe`,
  roles: 'role roles rolecode rolename userrole userroles roledutilisateur roleutilisateur coderole',
  language: 'language lang locale userlanguage langue languedelinterface languageofinterface',
  password: 'password initialpassword motdepasse motdepasseinitial mdp',
  deletionDate: `deletiondate dateofdeletion deletedon deletion accountdeletiondate
    datedesuppression datesuppression datedesuppressionducompte suppression`,
  additionalInformation: `additionalinformation additionalinformations additionalinfo additionalinfos moreinformation
    information informations informationcomplementaire informationscomplementaires infoscomplementaires
    informationsupplementaire informationssupplementaires informationsadditionnelles`,
};

const COLUMN_OF = new Map<string, ImportColumn>(
  IMPORT_COLUMNS.flatMap((column) => NAMES[column].split(/\s+/).map((name) => [name, column] as const)),
);

/** Longest text that can be a name of a column. */
const LONGEST_NAME = 200;

/**
 * The column that a header names, without regard to case, accents, blanks and signs (C3). What stands in brackets is an
 * explanation, unless it makes a name (`Groupe(s)`, `Email (A)`).
 */
export function columnOf(header: string): ImportColumn | null {
  if (header.length > LONGEST_NAME) return null;
  const whole = COLUMN_OF.get(foldedName(header));
  return whole ?? COLUMN_OF.get(foldedName(header.replaceAll(/[([][^)\]]*[)\]]/g, ''))) ?? null;
}

/** The columns of a whole header. `Name` beside a first name is the last name, as in older templates of others. */
export function columnsOf(headers: readonly string[]): (ImportColumn | null)[] {
  const columns = headers.map(columnOf);
  if (!columns.includes('firstName') || columns.includes('lastName')) return columns;
  return columns.map((column, at) => (foldedName(headers[at] ?? '') === 'name' ? 'lastName' : column));
}

/** Whether a program could take a header for something of its own (V37). */
export function isUnsafeHeader(header: string): boolean {
  return /__proto__|^["'[\s]*(?:constructor|prototype)(?:$|[\s"'[\].])/i.test(header.slice(0, LONGEST_NAME));
}

/** Letters and digits only, without accents, in lower case. */
function foldedName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '');
}
