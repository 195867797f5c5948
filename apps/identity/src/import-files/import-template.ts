import type { Locale } from '@rollcall/contracts';

/** Without it Excel takes UTF-8 for the encoding of its country. */
const BYTE_ORDER_MARK = '\uFEFF';

/** French spreadsheets separate by semicolons, and open a file with commas as one column. */
const LINES: Record<Locale, readonly string[]> = {
  en: [
    'Email,Username,First name,Last name,Groups,Roles,Language,Password,Deletion date,Additional information',
    'ada.lovelace@example.org,,Ada,Lovelace,Sales/EMEA/France|Newcomers,learner,en,,2027-12-31,Office 3',
    ',zoe.menard,Zoé,Ménard,Sales,"coach, author",fr,,,',
  ],
  fr: [
    'Adresse e-mail;Identifiant;Prénom;Nom;Groupes;Rôles;Langue;Mot de passe;Date de suppression;Informations complémentaires',
    'ada.lovelace@example.org;;Ada;Lovelace;Ventes/EMEA/France|Nouveaux;apprenant;en;;31/12/2027;Bureau 3',
    ';zoe.menard;Zoé;Ménard;Ventes;coach, auteur;fr;;;',
  ],
};

/** The file to fill in: a header with every column and two rows that show what goes where (C2). */
export const importTemplate = (locale: Locale): string =>
  BYTE_ORDER_MARK + LINES[locale].map((line) => `${line}\r\n`).join('');
