import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { type AccountChange, missingEntries } from '../seat.rules.js';
import { seatEvent } from '../seat.events.js';
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
  constructor(private readonly outbox: Outbox) {}

  async record(tx: Transaction, changes: readonly PersonalChange[]): Promise<void> {
    if (changes.length === 0) return;
    await store.lockPlatforms(tx, changes);
    await store.addChanges(tx, changes);
    const people = await store.loadPeople(tx, changes);
    const entries = people.flatMap(entriesOf);
    if (entries.length === 0) return;
    const recorded = await store.appendEntries(tx, entries);
    await store.projectSeats(tx, entries);
    await this.outbox.append(tx, recorded.map(seatEvent));
  }
}

/** The lines that the ledger lacks of a person, numbered on. */
function entriesOf({ platformId, userId, changes, seats, entries }: store.KnownPerson): store.NewEntry[] {
  return missingEntries(changes, seats).map(({ entry, seatId, cause }, index) => ({
    id: uuidv7(),
    platformId,
    userId,
    userSequence: entries + index + 1,
    entry,
    seatId,
    reason: cause.reason,
    occurredAt: cause.occurredAt,
    causeEventId: cause.eventId,
  }));
}
