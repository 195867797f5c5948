import { Type } from 'typebox';
import { id, instant, oneOf, text } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

/** Why a seat was opened (B1, D-16, Z-09); reconciled: its event never came, the daily comparison found out. */
export const SEAT_OPENING_REASONS = [
  'invitation_accepted',
  'set_up_without_mail',
  'credentials_mail_sent',
  'first_sign_in',
  'credentials_mail_overdue',
  'reconciled',
] as const;
/** A reason of {@link SEAT_OPENING_REASONS}. */
export type SeatOpeningReason = (typeof SEAT_OPENING_REASONS)[number];

/** A person became billable. */
export const SeatOpenedV1 = defineEvent('billing.seat-opened.v1', {
  subject: 'seat/{userId}',
  description:
    'A person became billable (B1, Z-09). A second one of the same seat corrects the first: it opened earlier.',
  data: Type.Object(
    {
      seatId: id('The seat: one spell of one person.'),
      userId: id('The person.'),
      reason: oneOf(SEAT_OPENING_REASONS, 'Why.'),
      openedAt: instant('From when it counts.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    seatId: SAMPLE.seatId,
    userId: SAMPLE.userId,
    reason: 'invitation_accepted',
    openedAt: SAMPLE.at,
  },
});

/** A person stopped being billable. */
export const SeatClosedV1 = defineEvent('billing.seat-closed.v1', {
  subject: 'seat/{userId}',
  description: 'A person stopped being billable (B3).',
  data: Type.Object(
    { seatId: id('The seat.'), userId: id('The person.'), closedAt: instant('Until when it counts.') },
    { additionalProperties: false },
  ),
  sample: { seatId: SAMPLE.seatId, userId: SAMPLE.userId, closedAt: SAMPLE.at },
});

/** From when on a price counts: cycles that begin afterwards, or also the one under way. */
export const PRICE_APPLIES_TO = ['next_cycle', 'current_cycle'] as const;

/** The operator changed what a platform pays. */
export const PriceChangedV1 = defineEvent('billing.price-changed.v1', {
  subject: 'price/{platformId}',
  description: 'The operator of the installation changed what a platform pays for a person (B4).',
  data: Type.Object(
    {
      platformId: id('The platform.'),
      priceMinor: Type.Integer({
        description: 'Price of a person for a cycle, in the smallest unit of the currency.',
      }),
      currency: text('ISO 4217.'),
      appliesTo: oneOf(PRICE_APPLIES_TO, 'From when on.'),
      changedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    platformId: SAMPLE.platformId,
    priceMinor: 650,
    currency: 'USD',
    appliesTo: 'next_cycle',
    changedAt: SAMPLE.at,
  },
});
