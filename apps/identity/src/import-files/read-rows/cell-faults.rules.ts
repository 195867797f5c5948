import type { ImportColumn } from '../import-columns.rules.js';

interface CellFault {
  column: ImportColumn;
  code: string;
  message: string;
}

/** What Excel, LibreOffice and Google Sheets show where a formula failed, in English, French and German. */
const FORMULA_ERROR =
  /^#(?:N\/A|NA|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|ERROR!|SPILL!|CALC!|NV|BEZUG!|WERT!|ZAHL!|NOM\?|VALEUR!|NOMBRE!|#+)$/i;
const SHORTENED_NUMBER = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;
/** UTF-8 read as Windows-1252: `Ã©` for `é`. No language has these pairs. */
const GARBLED = /[ÃÅ][\u00A1-\u00AA\u00AC-\u00BA\u00BC-\u00BF‰‡ˆœ“”€™]|â€[\u0099\u009C™œ“”]/;

/**
 * Signs that a text was damaged on its way into the file. To import it would write the damage over what is right.
 */
export function faultOfText(column: ImportColumn, text: string): CellFault | null {
  if (text.includes('\uFFFD')) {
    return fault(
      column,
      'characters_lost',
      'contains �: a character was lost when the file was saved. Type it again.',
    );
  }
  if (column === 'password') return null;
  if (FORMULA_ERROR.test(text)) {
    return fault(column, 'formula_error', `is ${text}: a formula of the spreadsheet failed. Type the value.`);
  }
  if ((column === 'username' || column === 'groups') && SHORTENED_NUMBER.test(text)) {
    return fault(
      column,
      'number_shortened',
      `is ${text}: the spreadsheet shortened a long number. Format the column as text and type it again.`,
    );
  }
  return garbledFault(column, text);
}

function garbledFault(column: ImportColumn, text: string): CellFault | null {
  const isName = column === 'firstName' || column === 'lastName' || column === 'groups';
  if (!isName || !GARBLED.test(text)) return null;
  const shown = text.slice(0, 60);
  return fault(
    column,
    'characters_garbled',
    `is "${shown}": an accented letter was read in the wrong encoding when the file was made. Save it as "CSV UTF-8" from its original.`,
  );
}

const fault = (column: ImportColumn, code: string, what: string): CellFault => ({
  column,
  code,
  message: `The cell ${what}`,
});
