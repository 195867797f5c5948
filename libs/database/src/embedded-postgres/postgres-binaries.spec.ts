import { describe, expect, it } from '@jest/globals';
import { findPostgresBinaries } from './postgres-binaries.js';

describe('the programs of the embedded PostgreSQL', () => {
  it('says what to do on a platform that has none', async () => {
    await expect(findPostgresBinaries(undefined, 'sunos-sparc')).rejects.toThrow(
      'There is no embedded PostgreSQL for sunos-sparc; set DATABASE_URL to a PostgreSQL server of your own.',
    );
  });

  it('says what to do when npm has left them out', async () => {
    await expect(findPostgresBinaries(undefined, 'win32-x64')).rejects.toThrow(
      'run "npm ci --include=optional"',
    );
  });
});
