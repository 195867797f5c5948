import { Database } from '@rollcall/database';
import { type UserActor, csvLine } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { ImportFileFacts } from '../../import-files/import-file.js';
import type { RowFault } from '../import.rules.js';
import { findImport, loadImporter } from '../import-views.query.js';
import { type FaultyRow, faultyRows } from './faulty-rows.query.js';

const BATCH = 1_000;
/** Without it Excel takes UTF-8 for the encoding of its country. */
const BYTE_ORDER_MARK = '\uFEFF';
const ADDED = ['_line', '_code', '_message'];

/** The rows of which nothing came, as they were uploaded, to be mended and uploaded once more (E22). */
@Injectable()
export class RepairFileQuery {
  constructor(private readonly database: Database) {}

  /**
   * In the columns and with the separator of the upload, and what is wrong behind them; passwords are left out (Z-02).
   * A batch at a time, as fast as it is read.
   * @throws DomainError `no_group_managed`, `not_found`, before the first line
   */
  async read(actor: UserActor, id: string): Promise<AsyncIterable<string>> {
    const key = { platformId: actor.platformId, id };
    const { facts } = await this.database.transaction({ platformId: key.platformId }, async (tx) =>
      findImport(tx, await loadImporter(tx, actor), id),
    );
    const { columns = [], delimiter = ',' } = (facts ?? {}) as Partial<ImportFileFacts>;
    return this.lines(
      key,
      columns.map(({ header }) => header),
      delimiter,
    );
  }

  private async *lines(
    key: { platformId: string; id: string },
    headers: readonly string[],
    delimiter: ImportFileFacts['delimiter'],
  ): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine([...headers, ...ADDED], delimiter);
    for (let [after, size] = [0, BATCH]; size === BATCH;) {
      const rows: FaultyRow[] = await this.database.transaction({ platformId: key.platformId }, (tx) =>
        faultyRows(tx, key, { after, take: BATCH }),
      );
      if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row, headers.length), delimiter)).join('');
      after = rows.at(-1)?.line ?? after;
      size = rows.length;
    }
  }
}

/** Each row has as many cells as there are columns, so that what is added stands where its header is. */
function cellsOf({ line, raw, faults }: FaultyRow, columns: number): (string | number)[] {
  const cells = Array.from({ length: columns }, (_, index) => raw[index] ?? '');
  return [...cells, line, faults.map(({ code }) => code).join(' | '), faults.map(told).join(' | ')];
}

const told = ({ column, message }: RowFault): string => (column === null ? message : `${column}: ${message}`);
