import { type CellReading, notUnderstood, shown, understood } from './cell-reading.rules.js';

/** Spreadsheets write a time after a date that was calculated. */
const TIME = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?Z?$/i;
const YEAR_FIRST = /^([1-9]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2([1-9]\d{3})$/;
const SHORT_YEAR = /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/;
/** Days since the end of 1899, as which spreadsheets keep dates: 1954 to 2119. */
const SERIAL = /^[2-7]\d{4}$/;
/** No date is longer, and patterns take time with what they search. */
const LONGEST = 60;
const WRITE = 'Write it as YYYY-MM-DD, for example 2026-12-31.';

/**
 * The day in a cell, as `YYYY-MM-DD`: written so, or as spreadsheets do in France (31/12/2026), Germany (31.12.2026) and
 * America (12/31/2026). Where day and month could be exchanged, it is not guessed.
 */
export function readDay(cell: string): CellReading<string> {
  const text = cell.length > LONGEST ? '' : cell.trim().replace(TIME, '').trim();
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year && month && day) return dayOf(cell, year, month, day);
  const [, first, sign, second, lastYear] = YEAR_LAST.exec(text) ?? [];
  if (first && second && lastYear)
    return sign === '.' ? dayOf(cell, lastYear, second, first) : eitherWay(cell, first, second, lastYear);
  if (SHORT_YEAR.test(text))
    return notUnderstood('date_year_short', `${shown(cell)} has a year of two digits. ${WRITE}`);
  if (SERIAL.test(text)) return serial(Number(text));
  return notUnderstood('date_invalid', `${shown(cell)} is no date. ${WRITE}`);
}

function eitherWay(cell: string, first: string, second: string, year: string): CellReading<string> {
  const dayFirst = dayOf(cell, year, second, first);
  const monthFirst = dayOf(cell, year, first, second);
  if (!monthFirst.ok) return dayFirst;
  if (!dayFirst.ok || dayFirst.value === monthFirst.value) return monthFirst;
  return notUnderstood(
    'date_ambiguous',
    `${shown(cell)} can be ${dayFirst.value} or ${monthFirst.value}. Write the one that is meant, like this.`,
  );
}

function dayOf(cell: string, year: string, month: string, day: string): CellReading<string> {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
  return exists
    ? understood(text)
    : notUnderstood('date_nonexistent', `There is no day ${shown(cell)}. ${WRITE}`);
}

function serial(days: number): CellReading<never> {
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
  return notUnderstood(
    'date_serial',
    `${days} is the number of a date, perhaps ${day}: format the column as a date, or write it as YYYY-MM-DD.`,
  );
}
