import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { DomainError } from '@rollcall/platform';

/** argon2id with the parameters of architecture 5: 19 MiB, two passes, one lane. */
/** `Algorithm.Argon2id` of the library, a const enum that isolated modules cannot read. */
const ARGON2ID = 2;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More waiting than this would take longer than a caller waits; they are told to come back instead. */
const MAX_WAITING = 128;
const RETRY_AFTER_SECONDS = 2;

/**
 * Hashes the passwords that people choose. The work runs on the library's threads, off the event loop, at most one a
 * core, so that reads stay fast while many people sign in.
 */
@Injectable()
export class PasswordHasher {
  private readonly pool = bulkhead(availableParallelism(), MAX_WAITING);
  /** Verified against when there is no password, so that an unknown login takes as long as a known one (V20). */
  private readonly decoy = hash('nobody has this password', PARAMETERS);

  /** @throws DomainError `overloaded` (503) when too many hashes wait already */
  async hash(password: string): Promise<string> {
    return this.run(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /** Whether the password is the hashed one; without a hash takes the same time and says no. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.decoy);
    const matches = await this.run(() => verify(against, password.normalize('NFC')));
    return matches && passwordHash !== null;
  }

  private async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.pool.execute(work);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      throw new DomainError('overloaded', 'Many people are signing in at this moment; try again shortly.', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
  }
}
