import { Injectable } from '@nestjs/common';
import { GeneratedPasswords } from './generated-passwords.js';
import { PasswordHasher } from './password-hasher.js';

/** Checks passwords of both kinds: those that people chose, and generated ones. */
@Injectable()
export class Passwords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly generated: GeneratedPasswords,
  ) {}

  /** Takes about one time whatever comes out, as long as it is no (V20). */
  async verify(userId: string, stored: string | null, password: string): Promise<boolean> {
    if (stored === null || !this.generated.isGenerated(stored)) return this.hasher.verify(stored, password);
    return this.generated.matches(userId, stored, password) || this.hasher.verify(null, password);
  }
}
