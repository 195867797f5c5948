import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AccountChange, AccountEffect, RecordedSeat } from './account-change.rules.js';
import { missingEntries } from './seat.rules.js';
import { type CredentialsMail, settleSetUps } from './set-up-seat.rules.js';

const HOUR = 60;
const at = (minute: number): string =>
  new Date(Date.UTC(2026, 2, 1, 9, Math.min(minute, 99_999))).toISOString();
const change = (effect: AccountEffect, version: number, minute: number): AccountChange => ({
  eventId: `${effect} v${version}`,
  version,
  effect,
  reason: effect,
  occurredAt: at(minute),
});
const SET_UP = change('awaits', 1, 0);
const mail = (queued: number, sent: number): CredentialsMail => ({
  eventId: `mail ${sent}`,
  queuedAt: at(queued),
  sentAt: at(sent),
});
const OVERDUE = { ...SET_UP, overdue: true };
const openings = (changes: AccountChange[], mails: CredentialsMail[]) =>
  settleSetUps(changes, mails, [])
    .filter(({ effect }) => effect === 'opens')
    .map(({ eventId, occurredAt, reason }) => `${eventId} ${occurredAt} ${reason}`);

describe('When the seat of a person who was set up with mailed credentials opens (Z-09)', () => {
  it('E1: when the mail server takes the credentials mail', () => {
    expect(openings([SET_UP], [mail(1, 5)])).toEqual([`awaits v1 ${at(5)} credentials_mail_sent`]);
  });

  it('at the first sign-in, if that comes first', () => {
    const signIn = change('signs_in', 3, 4);
    expect(openings([SET_UP, signIn], [mail(1, 5)])).toEqual([`awaits v1 ${at(4)} first_sign_in`]);
  });

  it('E24: 24 hours after the creation when neither happened until then', () => {
    expect(openings([SET_UP], [])).toEqual([]);
    const overdue = [`awaits v1 ${at(24 * HOUR)} credentials_mail_overdue`];
    expect(openings([OVERDUE], [])).toEqual(overdue);
    expect(openings([OVERDUE], [mail(1, 25 * HOUR)])).toEqual(overdue);
  });

  it('never, if the person was deleted before', () => {
    const deleted = change('closes', 3, 3);
    expect(openings([OVERDUE, deleted], [mail(1, 5)])).toEqual([]);
    expect(openings([SET_UP, change('closes', 3, 6)], [mail(1, 5)])).toHaveLength(1);
  });

  it('by the mail of that set-up, not by one of an earlier time', () => {
    const again = change('awaits', 5, 2 * HOUR);
    const changes = [SET_UP, change('closes', 3, 4), again];
    expect(openings(changes, [mail(1, 5)])).toEqual([]);
    expect(openings(changes, [mail(1, 5), mail(2 * HOUR + 1, 3 * HOUR)])).toEqual([
      `awaits v5 ${at(3 * HOUR)} credentials_mail_sent`,
    ]);
  });

  it('leaves a recorded seat to be closed when a deletion from before turns up late', () => {
    const seat = { id: SET_UP.eventId, openedAt: at(24 * HOUR), closedBy: null };
    const settled = settleSetUps([OVERDUE, change('closes', 3, 60)], [], [seat]);
    expect(missingEntries(settled, [seat]).map(({ entry }) => entry)).toEqual(['closed']);
  });

  it('is the same whatever the order in which everything becomes known, however often', () => {
    const facts = fc.record({
      sentAt: fc.option(fc.integer({ min: 1, max: 30 * HOUR })),
      signedInAt: fc.option(fc.integer({ min: 1, max: 30 * HOUR })),
      deletedAt: fc.option(fc.integer({ min: 1, max: 30 * HOUR })),
      order: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(facts, ({ sentAt, signedInAt, deletedAt, order }) => {
        const isAlive = signedInAt !== null && (deletedAt === null || signedInAt < deletedAt);
        const known = [
          SET_UP,
          ...(isAlive ? [change('signs_in', 2, signedInAt)] : []),
          ...(deletedAt === null ? [] : [change('closes', 3, deletedAt)]),
        ];
        const mails = sentAt === null ? [] : [mail(1, sentAt)];
        const arrivals = [
          ...order.map((n) => n % (known.length + mails.length)),
          ...[...known, ...mails].keys(),
        ];
        const books = arrive(known, mails, arrivals);
        const earliest = Math.min(sentAt ?? Infinity, isAlive ? signedInAt : Infinity);
        const opens = earliest < Infinity && (deletedAt === null || earliest < deletedAt);
        // A mail that is known before the earlier deletion leaves a seat that ended before it began: it counts nothing.
        const counting = [...books.values()].filter(
          ({ openedAt, closedBy }) => closedBy === null || openedAt < at(deletedAt ?? Infinity),
        );
        expect(counting).toEqual(
          opens
            ? [{ id: 'awaits v1', openedAt: at(earliest), closedBy: deletedAt === null ? null : 'closes v3' }]
            : [],
        );
      }),
      { numRuns: 2_000 },
    );
  });

  /** Seats after facts became known one after another, before a day was over. */
  function arrive(
    known: AccountChange[],
    mails: CredentialsMail[],
    arrivals: number[],
  ): Map<string, RecordedSeat> {
    const seats = new Map<string, RecordedSeat>();
    const seen = new Set<number>();
    for (const index of arrivals) {
      seen.add(index);
      const changes = known.filter((_, i) => seen.has(i));
      const sent = mails.filter((_, i) => seen.has(known.length + i));
      const settled = settleSetUps(changes, sent, [...seats.values()]);
      for (const { entry, seatId, cause } of missingEntries(settled, [...seats.values()])) {
        const seat = seats.get(seatId) ?? { id: seatId, openedAt: '', closedBy: null };
        seats.set(
          seatId,
          entry === 'opened' ? { ...seat, openedAt: cause.occurredAt } : { ...seat, closedBy: cause.eventId },
        );
      }
    }
    return seats;
  }
});
