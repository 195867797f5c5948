import type { SignInAnswer } from '@rollcall/contracts';
import { ActorTokens, ServiceClient } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../../config.js';

const ANONYMOUS = { kind: 'anonymous' } as const;
/** Accepting asks back here, which takes a hash, and is tried again when an answer got lost. */
const TIMEOUT_SECONDS = 14;

/** What identity asks of invitations, as anybody with a link may. */
@Injectable()
export class InvitationsClient {
  private readonly client: ServiceClient;

  constructor(config: IdentityConfig, tokens: ActorTokens) {
    this.client = new ServiceClient({
      baseUrl: config.INVITATIONS_URL,
      self: 'identity',
      tokens,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }

  /** @throws RemoteProblem `link_unknown`, `link_closed`, `link_superseded` */
  async lookUp(token: string): Promise<void> {
    await this.client.get(pathOf(token), { actor: ANONYMOUS });
  }

  /** @throws RemoteProblem when invitations refuses */
  accept(
    token: string,
    form: { firstName: string; lastName: string; password: string },
  ): Promise<SignInAnswer> {
    return this.client.post(`${pathOf(token)}/acceptance`, { actor: ANONYMOUS, body: form });
  }
}

const pathOf = (token: string): string => `/v1/invitation-links/${encodeURIComponent(token)}`;
