import type { SignInAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { DomainError, RemoteProblem, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { digestOfToken } from '../access-token.js';
import { InvitationsClient } from './invitations.client.js';
import type { ResetPasswordRequest } from './password-reset.requests.js';

/** Anything else could lead to another address of invitations. */
const TOKEN = /^[A-Za-z0-9_-]+$/;

/**
 * An invited person who forgot that there is no password yet gets the link of the invitation by mail (T6, E6). Used
 * here, it does what it does on the page of the invitation, which invitations alone decides: one winner, no half.
 */
@Injectable()
export class ActivateByLinkHandler {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly database: Database,
  ) {}

  /** @throws RemoteProblem as invitations refuses, `link_unknown` for what is no link at all; DomainError `invalid_input` */
  async execute({ token, newPassword, firstName, lastName }: ResetPasswordRequest): Promise<void> {
    if (!TOKEN.test(token)) throw new DomainError('link_unknown', 'This link is not known.');
    if (firstName === undefined || lastName === undefined) {
      await this.invitations.lookUp(token);
      throw invalidInput(
        Object.entries({ firstName, lastName })
          .filter(([, name]) => name === undefined)
          .map(([path]) => ({ path, code: 'required', message: 'is required of an invited person' })),
      );
    }
    const signIn = await this.accept(token, { firstName, lastName, password: newPassword });
    // Choosing a password signs nobody in; who wants to be, signs in with it.
    await this.database.transaction('installation', (tx) =>
      tx.execute('DELETE FROM sign_ins WHERE token_digest = $1', [digestOfToken(signIn.accessToken)]),
    );
  }

  private async accept(
    token: string,
    form: { firstName: string; lastName: string; password: string },
  ): Promise<SignInAnswer> {
    try {
      return await this.invitations.accept(token, form);
    } catch (error) {
      if (!(error instanceof RemoteProblem && error.code === 'invalid_input')) throw error;
      const errors = error.problem.errors ?? [];
      throw invalidInput(
        errors.map((fault) => (fault.path === 'password' ? { ...fault, path: 'newPassword' } : fault)),
      );
    }
  }
}
