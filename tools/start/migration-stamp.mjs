import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtHash } from '../build.mjs';
import { databaseUrlOf, SERVICES } from './services.mjs';

/**
 * Remembers, inside the embedded database's own files, by which build it was last brought up to date: the next start
 * need not ask. It goes where the data goes; other passwords or another build make it void.
 */
export class MigrationStamp {
  constructor(root, dataDir, plan) {
    this.file = path.join(dataDir, 'postgres/cluster/rollcall.migrated');
    const passwords = SERVICES.filter(({ hasDatabase }) => hasDatabase).map(
      ({ name }) => new URL(databaseUrlOf(name, plan)).password,
    );
    this.value = createHash('sha256')
      .update([builtHash(root), ...passwords].join('\n'))
      .digest('hex');
  }

  get isCurrent() {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === this.value;
  }

  write() {
    writeFileSync(this.file, this.value, { mode: 0o600 });
  }
}
