import type { SignInAnswer } from '@rollcall/contracts';
import { type CommandRequest, Database } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { nextStep } from '../even-pace.js';
import { readLogin } from '../login.rules.js';
import { Passwords } from '../passwords.js';
import { SignInThrottle } from '../sign-in-throttle.js';
import type { SignInOrigin } from '../sign-in.store.js';
import { type SignInCandidate, findCandidates } from './sign-in-candidates.query.js';
import { SignInOpening } from './sign-in-opening.js';
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
    private readonly opening: SignInOpening,
  ) {}

  /** @throws DomainError `invalid_credentials`, `too_many_requests` */
  async execute(
    command: CommandRequest,
    request: SignInRequest,
    origin: SignInOrigin,
  ): Promise<SignInAnswer> {
    const startedAt = performance.now();
    const login = readLogin(request.login);
    await this.throttle.count(login.canonical);
    const candidates = await findCandidates(this.database, login, request.platform ?? null);
    const person = await this.ownerOf(candidates, request.password);
    const answer = person && (await this.opening.open(command, person, origin));
    if (!answer) {
      await nextStep(startedAt, FAILURE_STEP_MS);
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
}
