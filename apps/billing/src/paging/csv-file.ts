import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { csvLine } from '@rollcall/platform';

type Cell = string | number | null;

/** Lines fetched at once. */
const BATCH = 1_000;

/** How a list is read, a batch at a time. */
export interface CsvSource<Row, Place> {
  columns: readonly string[];
  first: Place;
  /** @returns rows after a place, no more than `take` */
  rowsAfter(place: Place, take: number): Promise<Row[]>;
  placeOf(row: Row): Place;
  cellsOf(row: Row): readonly Cell[];
}

/** A list as a CSV file to save: as fast as it is read, and never whole in memory. */
export function csvFile<Row, Place>(name: string, source: CsvSource<Row, Place>): StreamableFile {
  return new StreamableFile(Readable.from(csvLines(source)), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
}

/** The lines of such a file, a batch of them at a time. */
export async function* csvLines<Row, Place>(source: CsvSource<Row, Place>): AsyncGenerator<string> {
  yield csvLine(source.columns);
  let place = source.first;
  for (let size = BATCH; size === BATCH;) {
    const rows = await source.rowsAfter(place, BATCH);
    if (rows.length > 0) yield rows.map((row) => csvLine(source.cellsOf(row))).join('');
    const last = rows.at(-1);
    if (last) place = source.placeOf(last);
    size = rows.length;
  }
}
