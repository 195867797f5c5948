import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { userEvent } from './user.events.js';
import { removeInvited } from './removed-people.store.js';

/** Removes people whose invitation ended before they became active (T9, D-11, G31). */
@Injectable()
export class RemoveInvitedHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Transaction,
    invitationIds: readonly string[],
    reason: EventData<'identity.user-deleted.v1'>['reason'],
  ): Promise<void> {
    const removed = await removeInvited(tx, invitationIds);
    const deletedAt = this.clock.now().toISOString();
    const events = removed.flatMap(({ userId, platformId, invitationId, version, memberships }) => [
      userEvent(
        'identity.membership-removed.v1',
        { userId, platformId, version: version - 1 },
        { userId, memberships },
      ),
      userEvent(
        'identity.user-deleted.v1',
        { userId, platformId, version },
        { userId, wasActive: false, invitationId, reason, deletedAt },
      ),
    ]);
    if (events.length > 0) await this.outbox.append(tx, events);
  }
}
