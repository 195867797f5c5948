import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { correctClosedCycles } from '../statements/corrections.store.js';
import { lockPlatforms } from './platform-lock.store.js';
import type { AccountChange } from './account-change.rules.js';
import { missingEntries } from './seat.rules.js';
import { type CredentialsMail, LATEST_OPENING_MS, settleSetUps } from './set-up-seat.rules.js';
import { seatEvent } from './seat.events.js';
import * as store from './account-changes.store.js';

/** A change of one person's account. */
export interface PersonalChange extends AccountChange {
  platformId: string;
  userId: string;
}

/**
 * Records changes of accounts, a batch at a time, and the openings and closings of seats that follow from all that is
 * known of these people by now. Platforms are billed one batch after another, so that what follows is never computed
 * from half of it.
 */
@Injectable()
export class RecordAccountChangesHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns whose seats they changed: how many people */
  async record(tx: Transaction, changes: readonly PersonalChange[]): Promise<number> {
    if (changes.length === 0) return 0;
    await lockPlatforms(tx, changes);
    await store.addChanges(tx, changes);
    return this.settle(tx, changes);
  }

  async recordMails(tx: Transaction, mails: readonly (CredentialsMail & store.Person)[]): Promise<void> {
    if (mails.length === 0) return;
    await lockPlatforms(tx, mails);
    await store.addMails(tx, mails);
    await this.settle(tx, mails);
  }

  /** Opens the seats of people whose credentials mail and first sign-in are overdue (Z-09). @returns how many */
  async recordOverdue(tx: Transaction, limit: number): Promise<number> {
    const before = new Date(this.clock.now().getTime() - LATEST_OPENING_MS);
    const people = await store.claimOverdue(tx, before, limit);
    if (people.length > 0) {
      await lockPlatforms(tx, people);
      await this.settle(tx, people);
    }
    return people.length;
  }

  /** Writes what the ledger lacks of these people; their platforms are locked. */
  private async settle(tx: Transaction, about: readonly store.Person[]): Promise<number> {
    const people = await store.loadPeople(tx, about);
    const entries = people.flatMap(entriesOf);
    if (entries.length === 0) return 0;
    const recorded = await store.appendEntries(tx, entries);
    await store.projectSeats(tx, entries);
    await correctClosedCycles(tx, entries);
    await this.outbox.append(tx, recorded.map(seatEvent));
    return new Set(entries.map(({ userId }) => userId)).size;
  }
}

/** The lines that the ledger lacks of a person, numbered on. */
function entriesOf(person: store.KnownPerson): store.NewEntry[] {
  const { platformId, userId, changes, mails, seats, entries } = person;
  const settled = settleSetUps(changes, mails, seats);
  return missingEntries(settled, seats).map(({ entry, seatId, cause, affectsFrom }, index) => ({
    id: uuidv7(),
    platformId,
    userId,
    userSequence: entries + index + 1,
    entry,
    seatId,
    reason: cause.reason,
    occurredAt: cause.occurredAt,
    causeEventId: cause.causedBy ?? cause.eventId,
    affectsFrom,
  }));
}
