import { normalizeIP } from '@fastify/rate-limit';
import { Database, type Transaction } from '@rollcall/database';
import { DomainError, RequestContext } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { type AttemptCounts, exhausted } from './sign-in-attempts.rules.js';
import {
  type AttemptCount,
  type AttemptKey,
  accountKey,
  countAttempt,
  forgetAttempts,
  takeBackAttempt,
} from './sign-in-attempts.store.js';

const EVERYTHING: AttemptKey = { account: '', client: '' };

/**
 * Slows guessing down (V33). Every attempt is counted before the password is looked at, and taken back when it was
 * right, so that many at the same time get no more tries than one after another. The counts are in the database, the
 * same for all replicas, and do not depend on whether there is such an account (V20).
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `too_many_requests` when this client has used its attempts up */
  async count(login: string): Promise<void> {
    const { pair, client, account } = keysOf(login);
    const wider = [client, account, EVERYTHING];
    const [ofPair] = await this.write((tx) => countAttempt(tx, [pair]));
    // Who only repeats what is refused anyway uses up nothing that others share.
    const alone = { client: 0, account: 0, installation: 0 };
    if (ofPair && exhausted({ pair: ofPair.attempts, ...alone })) throw tooMany(ofPair);
    const [ofClient, ofAccount, ofAll] = await this.write((tx) => countAttempt(tx, wider));
    if (!ofPair || !ofClient || !ofAccount || !ofAll) throw new Error('An attempt was not counted.');
    const counts: AttemptCounts = {
      pair: ofPair.attempts,
      client: ofClient.attempts,
      account: ofAccount.attempts,
      installation: ofAll.attempts,
    };
    const over = exhausted(counts);
    if (!over) return;
    await this.write((tx) => takeBackAttempt(tx, wider));
    throw tooMany(over === 'pair' ? ofPair : ofClient);
  }

  /** It was the right password: this client begins anew on this account, and the attempt counts for nobody else. */
  async forgive(login: string): Promise<void> {
    const { pair, client, account } = keysOf(login);
    await this.write(async (tx) => {
      await takeBackAttempt(tx, [client, account, EVERYTHING]);
      await forgetAttempts(tx, [pair.account], pair.client);
    });
  }

  private write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction('installation', work);
  }
}

function keysOf(login: string): Record<'pair' | 'client' | 'account', AttemptKey> {
  const ip = RequestContext.current()?.clientIp;
  const client = ip ? normalizeIP(ip) : 'unknown';
  const account = accountKey(login);
  return { pair: { account, client }, client: { account: '', client }, account: { account, client: '' } };
}

function tooMany({ secondsLeft }: AttemptCount): DomainError {
  const retryAfterSeconds = Math.max(1, secondsLeft);
  return new DomainError(
    'too_many_requests',
    `Too many attempts failed. Try again in ${retryAfterSeconds} seconds, or ask for a link to choose a new password.`,
    { retryAfterSeconds },
  );
}
