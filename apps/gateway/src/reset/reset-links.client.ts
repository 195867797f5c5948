import { Injectable } from '@nestjs/common';
import type { Locale } from '@rollcall/contracts';
import { IdentityClient } from '../routing/peers.js';

const ANONYMOUS = { kind: 'anonymous' } as const;

/** What identity tells the holder of a link to choose a password. */
export interface ResetPreview {
  platformName: string;
  /** Masked. */
  email: string;
  locale: Locale;
  passwordRules: { minLength: number; maxLength: number };
}

/** Asks identity about links to choose a password, on behalf of who opened the page. */
@Injectable()
export class ResetLinksClient {
  constructor(private readonly identity: IdentityClient) {}

  /** What a link leads to; changes nothing (D-15). */
  lookUp(token: string): Promise<ResetPreview> {
    return this.identity.get(`/v1/auth/password-resets/${encodeURIComponent(token)}`, { actor: ANONYMOUS });
  }

  /** Sets the password; the link works once. */
  async choose(token: string, newPassword: string): Promise<void> {
    await this.identity.post('/v1/auth/password-resets', { actor: ANONYMOUS, body: { token, newPassword } });
  }
}
