import { Injectable } from '@nestjs/common';
import type { Locale, SignInAnswer } from '@rollcall/contracts';
import type { Actor } from '@rollcall/platform';
import { IdentityClient, InvitationsClient } from '../routing/peers.js';
import type { JoinForm } from './join-form.rules.js';

/** What invitations tells the holder of a link. */
export interface LinkPreview {
  platformName: string;
  /** Masked. */
  email: string;
  locale: Locale;
  passwordRules: { minLength: number; maxLength: number };
}

/** Asks invitations about links, on behalf of who opened the page. */
@Injectable()
export class JoinLinksClient {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly identity: IdentityClient,
  ) {}

  /** What a link leads to; changes nothing (D-15). */
  lookUp(token: string): Promise<LinkPreview> {
    return this.invitations.get<LinkPreview>(pathOf(token), { actor: { kind: 'anonymous' } });
  }

  /** Activates the invited person. */
  accept(token: string, form: JoinForm, actor: Actor): Promise<SignInAnswer> {
    return this.invitations.post<SignInAnswer>(`${pathOf(token)}/acceptance`, { body: form, actor });
  }

  /** Ends the sign-in of this browser. */
  async signOut(actor: Actor): Promise<void> {
    await this.identity.post('/v1/auth/logout', { actor });
  }
}

function pathOf(token: string): string {
  return `/v1/invitation-links/${encodeURIComponent(token)}`;
}
