import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { PasswordHasher } from '../../credentials/password-hasher.js';
import { PasswordSeal } from '../password-seal.js';
import type { StagedPerson } from '../staged-rows.store.js';

/** Half of the cores, so that people who sign in meanwhile do not wait for an import. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));

/** Hashes the passwords of a step, before its transaction begins: hashing takes long, and a transaction holds others up. */
@Injectable()
export class FirstPasswords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly seal: PasswordSeal,
  ) {}

  /** @returns hashes by person, for those who have a password in the file */
  async hash(importId: string, staged: readonly StagedPerson[]): Promise<Map<number, string>> {
    const sealed = staged.flatMap(({ person, rows }) => {
      const password = rows.find((row) => row.password !== null)?.password;
      return password ? [{ person, password }] : [];
    });
    const hashes = new Map<number, string>();
    for (let start = 0; start < sealed.length; start += AT_ONCE) {
      const some = sealed.slice(start, start + AT_ONCE);
      const hashed = await Promise.all(
        some.map(({ password }) =>
          this.hasher.hash(this.seal.open(importId, Buffer.from(password, 'base64'))),
        ),
      );
      for (const [index, { person }] of some.entries()) hashes.set(person, hashed[index] ?? '');
    }
    return hashes;
  }
}
