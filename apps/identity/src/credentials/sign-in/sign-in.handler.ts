import type { SignInAnswer } from '@rollcall/contracts';
import { Database, RetentionSchedule } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { readEmail } from '../../users/email-address.rules.js';
import { PasswordHasher } from '../password-hasher.js';
import { type SignedInPerson, openSignIn } from '../sign-in.store.js';
import type { SignInRequest } from './sign-in.requests.js';

/** An email can exist on several platforms (S12); no more passwords than this are tried for one sign-in. */
const MAX_CANDIDATES = 5;

interface Candidate extends SignedInPerson {
  passwordHash: string;
}

/** Signs people in. Every way to fail gives one answer in about one time (Z-06, V20). */
@Injectable()
export class SignInHandler {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
    retention: RetentionSchedule,
  ) {
    retention.register({ table: 'sign_ins', expired: 'expires_at < now()' });
  }

  /** @throws DomainError `invalid_credentials` */
  async execute(request: SignInRequest): Promise<SignInAnswer> {
    const person = await this.ownerOf(await this.candidates(request), request.password);
    if (!person) {
      throw new DomainError('invalid_credentials', 'This login and password do not match an active account.');
    }
    const { passwordHash: _, ...signedIn } = person;
    return this.database.transaction({ platformId: person.platformId }, (tx) => openSignIn(tx, signedIn));
  }

  private async candidates({ login, platform }: SignInRequest): Promise<Candidate[]> {
    const reading = login.includes('@') ? readEmail(login.trim()) : null;
    return this.database.query<Candidate>(
      'installation',
      `SELECT u.id, u.platform_id AS "platformId", u.first_name AS "firstName", u.last_name AS "lastName",
              u.email, u.locale, c.change_required AS "passwordChangeRequired", c.password_hash AS "passwordHash"
         FROM users u JOIN credentials c ON c.user_id = u.id JOIN platforms p ON p.id = u.platform_id
        WHERE u.status = 'active' AND (u.email = $1 OR u.username = $2) AND ($3::text IS NULL OR p.slug = $3)
        ORDER BY u.id LIMIT ${MAX_CANDIDATES}`,
      [reading?.ok ? reading.email : null, reading ? null : login.trim(), platform ?? null],
    );
  }

  private async ownerOf(candidates: readonly Candidate[], password: string): Promise<Candidate | null> {
    if (candidates.length === 0) await this.hasher.verify(null, password);
    for (const candidate of candidates) {
      if (await this.hasher.verify(candidate.passwordHash, password)) return candidate;
    }
    return null;
  }
}
