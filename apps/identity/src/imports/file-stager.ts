import type { Readable, Transform } from 'node:stream';
import { Database } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { ImportFileError } from '../import-files/import-file.error.js';
import type { ImportFileFacts, ImportRecord } from '../import-files/import-file.js';
import { readImportFile } from '../import-files/read-import-file.js';
import { assertOurs } from './import.errors.js';
import { type ReadRow, readRow } from './imported-row.js';
import { type ImportKey, failUpload, noteRead } from './imports.store.js';
import { PasswordSeal } from './password-seal.js';
import { type StagedRow, stageRows } from './staged-rows.store.js';

/** Reads a file while it arrives, and keeps its rows; passwords only encrypted (Z-02). */
@Injectable()
export class FileStager {
  constructor(
    private readonly database: Database,
    private readonly seal: PasswordSeal,
  ) {}

  /**
   * @param through what sees all bytes on their way
   * @throws DomainError for what is wrong with the file; the import has failed then
   */
  async stage(key: ImportKey, content: Readable, through: Transform): Promise<void> {
    join(content, through);
    try {
      const { facts, records } = readImportFile(through);
      await this.keepAll(key, records);
      await this.keep(key, [], await facts);
    } catch (error) {
      await this.fail(key, error);
      throw error;
    } finally {
      // Not closed: a refusal is answered on it. What is still to come is let go by.
      content.unpipe(through).resume();
    }
  }

  /** Rows are read while those before them are written. */
  private async keepAll(key: ImportKey, records: AsyncIterable<readonly ImportRecord[]>): Promise<void> {
    let kept = Promise.resolve();
    try {
      for await (const some of records) {
        await kept;
        kept = this.keep(key, some, null);
        kept.catch(() => undefined); // told by whoever waits for it
      }
    } finally {
      // Also when reading broke: rows that come after the import was given up would stay.
      await kept;
    }
  }

  private async keep(
    key: ImportKey,
    records: readonly ImportRecord[],
    facts: ImportFileFacts | null,
  ): Promise<void> {
    const rows = records.map((record) => this.stagedOf(key.id, readRow(record), record));
    await this.database.transaction({ platformId: key.platformId }, async (tx) => {
      assertOurs(await noteRead(tx, key, { rows: rows.length, facts }));
      if (rows.length > 0) await stageRows(tx, key, rows);
    });
  }

  private stagedOf(importId: string, { password, ...row }: ReadRow, { cells }: ImportRecord): StagedRow {
    // Any cell that says the same is blanked, too: a password in the wrong column is one all the same.
    const raw = row.raw.map((cell) => (password !== null && cell.trim() === cells.password ? '' : cell));
    const sealedPassword =
      password === null || row.faults.length > 0 ? null : this.seal.seal(importId, password);
    return { ...row, raw, sealedPassword };
  }

  private async fail(key: ImportKey, error: unknown): Promise<void> {
    const why =
      error instanceof ImportFileError ? { because: error.reason, detail: error.message } : INTERRUPTED;
    await this.database.transaction({ platformId: key.platformId }, (tx) => failUpload(tx, key, why));
  }
}

const INTERRUPTED = {
  because: 'upload_interrupted',
  detail: 'The file did not arrive whole; upload it once more.',
};

/** Lets the bytes through; who hangs up ends them with an error, which the reader of the rows gets. */
function join(content: Readable, through: Transform): void {
  content.once('error', (error) => through.destroy(error));
  content.once('close', () => {
    if (!content.readableEnded) through.destroy(new Error('The upload was interrupted.'));
  });
  content.pipe(through);
}
