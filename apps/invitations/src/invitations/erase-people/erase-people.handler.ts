import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox, forgetPeople } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';

/** Drops what invitations say of erased people, as the invited and as inviters, and confirms it (T13). */
@Injectable()
export class ErasePeopleHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async erase(tx: Transaction, events: readonly EventOf<'identity.user-erased.v1'>[]): Promise<void> {
    const userIds = events.map(({ data }) => data.userId);
    await tx.execute(
      `UPDATE invitations SET email = id || '@erased.invalid', message = NULL, delivery_detail = NULL
        WHERE user_id = ANY ($1)`,
      [userIds],
    );
    await tx.execute(
      `UPDATE invitations SET invited_by_name = '', message = NULL WHERE invited_by = ANY ($1)`,
      [userIds],
    );
    await forgetPeople(tx, userIds);
    const confirmedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      events.map(({ data: { userId }, platformid: platformId }) => ({
        type: 'invitations.erasure-confirmed.v1',
        subject: `erasure/${userId}`,
        subjectVersion: 1,
        platformId,
        data: { userId, confirmedAt },
      })),
    );
  }
}
