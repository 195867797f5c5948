import { Injectable } from '@nestjs/common';
import type { InvitationLinkItem, InvitationLinksAnswer, InvitationLinksRequest } from '@rollcall/contracts';
import { SecretOwnerClient } from './secret-owner.client.js';

/** Asks invitations for links, at the moment of sending. They are never kept (Z-02). */
@Injectable()
export class InvitationLinksClient {
  constructor(private readonly invitations: SecretOwnerClient) {}

  /** @throws DependencyUnavailableError when invitations does not answer */
  async linksOf(invitationIds: readonly string[]): Promise<ReadonlyMap<string, InvitationLinkItem>> {
    if (invitationIds.length === 0) return new Map();
    const body: InvitationLinksRequest = { invitationIds: [...new Set(invitationIds)] };
    const { items } = await this.invitations.ask<InvitationLinksAnswer>('/internal/invitation-links', body);
    return new Map(items.map((item) => [item.invitationId, item]));
  }
}
