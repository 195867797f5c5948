import { setTimeout as delay } from 'node:timers/promises';
import type { SignInAnswer } from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { userEvent } from '../../users/user.events.js';
import { readLogin } from '../login.rules.js';
import { Passwords } from '../passwords.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import { type SignInOrigin, openSignIn } from '../sign-in.store.js';
import { type SignInCandidate, findCandidates, lockSignIn } from './sign-in-candidates.query.js';
import type { SignInRequest } from './sign-in.requests.js';

/** Failures are answered at multiples of this time: it hides on how many platforms an email exists (V20). */
const FAILURE_STEP_MS = 250;

/** Signs people in. Every way to fail gives one answer in about one time (Z-06, V20). */
@Injectable()
export class SignInHandler {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_credentials`, `too_many_requests` */
  async execute(request: SignInRequest, origin: SignInOrigin): Promise<SignInAnswer> {
    const startedAt = performance.now();
    const login = readLogin(request.login);
    await this.throttle.count(login.canonical);
    const candidates = await findCandidates(this.database, login, request.platform ?? null);
    const person = await this.ownerOf(candidates, request.password);
    const answer = person && (await this.open(person, origin));
    if (!answer) {
      await delay(FAILURE_STEP_MS - ((performance.now() - startedAt) % FAILURE_STEP_MS));
      throw new DomainError('invalid_credentials', 'This login and password do not match an active account.');
    }
    await this.throttle.forgive(login.canonical);
    return answer;
  }

  private async ownerOf(
    candidates: readonly SignInCandidate[],
    password: string,
  ): Promise<SignInCandidate | undefined> {
    if (candidates.length === 0) await this.passwords.verify('', null, password);
    for (const candidate of candidates) {
      if (await this.passwords.verify(candidate.id, candidate.passwordHash, password)) return candidate;
    }
    return undefined;
  }

  /** The person may have been deleted, or have another password, since theirs was looked at: then nothing opens. */
  private open(person: SignInCandidate, origin: SignInOrigin): Promise<SignInAnswer | undefined> {
    const { passwordHash, ...signedIn } = person;
    return this.database.transaction({ platformId: person.platformId }, async (tx) => {
      const credential = await lockSignIn(tx, person.id, passwordHash);
      if (!credential) return undefined;
      if (credential.isFirstUse) await this.noteFirstUse(tx, person);
      return openSignIn(tx, signedIn, origin);
    });
  }

  private async noteFirstUse(tx: Transaction, { id: userId, platformId }: SignInCandidate): Promise<void> {
    const [person] = await tx.query<{ version: number }>(
      `WITH used AS (UPDATE credentials SET first_used_at = now() WHERE user_id = $1)
       UPDATE users SET version = version + 1 WHERE id = $1 RETURNING version`,
      [userId],
    );
    if (!person) return;
    const about = { userId, platformId, version: person.version };
    const data = { userId, signedInAt: this.clock.now().toISOString() };
    await this.outbox.append(tx, userEvent('identity.user-signed-in-first.v1', about, data));
  }
}
