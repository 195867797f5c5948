import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { InvitationAccess } from '../invitation-access.js';
import { InvitationAnswer } from '../invitation-answer.js';
import { invitationNotFound } from '../invitation.errors.js';
import { findInvitation } from '../invitation.store.js';

/** One invitation, for those who may manage its groups (P5). */
@Injectable()
export class GetInvitationQuery {
  constructor(
    private readonly database: Database,
    private readonly access: InvitationAccess,
  ) {}

  async get(actor: PlatformActor, id: string): Promise<InvitationAnswer> {
    const decision = await this.access.ask(actor, 'invitation.read', id);
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const { shown } = await this.access.admit(tx, decision);
      const invitation = await findInvitation(tx, actor.platformId, id);
      if (!invitation) throw invitationNotFound();
      return InvitationAnswer.of(invitation, shown);
    });
  }
}
