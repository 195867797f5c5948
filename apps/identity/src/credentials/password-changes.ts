import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { userEvent } from '../users/user.events.js';
import type { ChangedPerson } from './credentials.store.js';

/** Tells that somebody has another password now, and how it came to that; never which. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async announce(
    tx: Transaction,
    userId: string,
    person: ChangedPerson,
    how: Pick<EventData<'identity.password-changed.v1'>, 'way' | 'changeRequired'>,
  ): Promise<void> {
    const { platformId, version, email, locale, platformName } = person;
    const changedAt = this.clock.now().toISOString();
    const data = { userId, email, locale, platformName, ...how, changedAt };
    await this.outbox.append(
      tx,
      userEvent('identity.password-changed.v1', { userId, platformId, version }, data),
    );
  }
}
