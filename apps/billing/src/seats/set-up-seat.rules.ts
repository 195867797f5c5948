import type { AccountChange, AccountEffect, RecordedSeat } from './account-change.rules.js';

/** The latest that the seat of a person who was set up opens (Z-09). */
export const LATEST_OPENING_MS = 24 * 60 * 60_000;
/** Clocks of two services may differ that much. */
const CLOCKS_DIFFER_MS = 60_000;

/** A mail with credentials that the mail server accepted. */
export interface CredentialsMail {
  eventId: string;
  /** ISO 8601. */
  queuedAt: string;
  /** ISO 8601. */
  sentAt: string;
}

interface Trigger {
  at: number;
  reason: string;
  causedBy: string;
}

/**
 * When the seats of people who were set up with mailed credentials open (Z-09): at the earliest of the mail handed to
 * the mail server, the first sign-in, and 24 hours after the creation; never if they were deleted before. Answers the
 * changes with each such set-up as the opening that it comes to, or without it while nothing opens the seat yet. It
 * looks at everything that is known, so what is billed does not depend on the order in which it became known. A seat
 * that was recorded before an earlier deletion became known ends before it began, and counts nothing.
 */
export function settleSetUps(
  changes: readonly AccountChange[],
  mails: readonly CredentialsMail[],
  recorded: readonly RecordedSeat[],
): AccountChange[] {
  return changes.flatMap((change): AccountChange[] => {
    if (change.effect === 'signs_in') return [];
    if (change.effect !== 'awaits') return [change];
    const closing = firstAfter(change, changes, ['closes']);
    const trigger = earliest([
      ...mailsOf(change, changes, mails),
      ...signInsOf(change, changes),
      ...overdue(change),
    ]);
    const inTime = trigger && !(closing && trigger.at >= Date.parse(closing.occurredAt));
    if (inTime) {
      const { at, reason, causedBy } = trigger;
      return [{ ...change, effect: 'opens', occurredAt: new Date(at).toISOString(), reason, causedBy }];
    }
    // What was recorded while less was known stays an opening, so that the deletion closes it.
    const seat = recorded.find(({ id }) => id === change.eventId);
    return seat ? [{ ...change, effect: 'opens', occurredAt: seat.openedAt }] : [];
  });
}

const firstAfter = (
  { version }: AccountChange,
  changes: readonly AccountChange[],
  effects: readonly AccountEffect[],
): AccountChange | undefined =>
  changes
    .filter((other) => effects.includes(other.effect) && other.version > version)
    .toSorted((a, b) => a.version - b.version)[0];

/** Mails that were decided since this set-up and before the next one. */
function mailsOf(
  setUp: AccountChange,
  changes: readonly AccountChange[],
  mails: readonly CredentialsMail[],
): Trigger[] {
  const setUpAt = Date.parse(setUp.occurredAt);
  const next = firstAfter(setUp, changes, ['awaits']);
  const from = setUpAt - CLOCKS_DIFFER_MS;
  const until = next ? Date.parse(next.occurredAt) - CLOCKS_DIFFER_MS : Infinity;
  return mails
    .filter(({ queuedAt }) => Date.parse(queuedAt) >= from && Date.parse(queuedAt) < until)
    .map(({ eventId, sentAt }) => ({
      at: Math.max(Date.parse(sentAt), setUpAt),
      reason: 'credentials_mail_sent',
      causedBy: eventId,
    }));
}

/** The first sign-in, if it comes before the account ends or begins anew. */
function signInsOf(setUp: AccountChange, changes: readonly AccountChange[]): Trigger[] {
  const next = firstAfter(setUp, changes, ['signs_in', 'closes', 'opens', 'awaits']);
  if (next?.effect !== 'signs_in') return [];
  return [{ at: Date.parse(next.occurredAt), reason: 'first_sign_in', causedBy: next.eventId }];
}

function overdue({ occurredAt, eventId, overdue }: AccountChange): Trigger[] {
  const at = Date.parse(occurredAt) + LATEST_OPENING_MS;
  return overdue ? [{ at, reason: 'credentials_mail_overdue', causedBy: eventId }] : [];
}

/** Of several at one time always the same, whatever their order. */
const earliest = (triggers: readonly Trigger[]): Trigger | undefined =>
  triggers.toSorted((a, b) => a.at - b.at || (a.causedBy < b.causedBy ? -1 : 1))[0];
