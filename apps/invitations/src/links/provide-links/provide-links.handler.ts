import { Injectable } from '@nestjs/common';
import type { InvitationLinkItem, InvitationLinksAnswer } from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { InvitationsConfig } from '../../config.js';
import { InvitationToken } from '../../invitations/invitation-token.js';

interface OpenInvitation {
  id: string;
  generation: number;
  keyId: string;
}

/** Gives out links at the moment of sending (Z-02): to the service that mails them, and to nobody else. */
@Injectable()
export class ProvideLinksHandler {
  constructor(
    private readonly database: Database,
    private readonly tokens: InvitationToken,
    private readonly config: InvitationsConfig,
  ) {}

  /** One item per id, in the order asked; `gone` unless the invitation is open. */
  async provide(invitationIds: readonly string[]): Promise<InvitationLinksAnswer> {
    const open = await this.database.transaction('installation', (tx) => this.openOf(tx, invitationIds));
    const byId = new Map(open.map((invitation) => [invitation.id, invitation]));
    return { items: invitationIds.map((id) => this.itemOf(id, byId.get(id.toLowerCase()))) };
  }

  private itemOf(invitationId: string, open: OpenInvitation | undefined): InvitationLinkItem {
    if (!open) return { invitationId, state: 'gone', link: null, generation: null };
    const { generation, keyId } = open;
    const token = this.tokens.make({ invitationId: open.id, generation, keyId });
    return { invitationId, state: 'open', link: `${this.publicUrl}/join/${token}`, generation };
  }

  private async openOf(tx: Transaction, ids: readonly string[]): Promise<OpenInvitation[]> {
    const open = await tx.query<OpenInvitation>(
      `SELECT id, generation, link_key_id AS "keyId" FROM invitations
       WHERE id = ANY ($1::uuid[]) AND state IN ('pending', 'accepting')`,
      [ids],
    );
    const stranded = open.filter(({ keyId }) => !this.tokens.knows(keyId));
    if (stranded.length === 0) return open;
    await this.rekey(tx, stranded);
    return this.openOf(tx, ids);
  }

  /** A key that left SECRET_KEYS took its links with it: they are made anew with the current one. */
  private async rekey(tx: Transaction, stranded: readonly OpenInvitation[]): Promise<void> {
    await tx.execute(
      `UPDATE invitations SET link_key_id = $1
       WHERE (id, link_key_id) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`,
      [this.tokens.currentKeyId, stranded.map(({ id }) => id), stranded.map(({ keyId }) => keyId)],
    );
  }

  private get publicUrl(): string {
    return this.config.PUBLIC_URL.replace(/\/+$/, '');
  }
}
