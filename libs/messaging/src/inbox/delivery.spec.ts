import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDelivery } from './delivery.js';

const TYPE = 'identity.user-invited.v1';
const EVENT = {
  specversion: '1.0',
  id: '01930000-0000-7000-8000-0000000000aa',
  source: '/rollcall/identity',
  type: TYPE,
  subject: 'user/1',
  platformid: '01930000-0000-7000-8000-000000000001',
  subjectversion: 3,
  data: {},
};
const read = (event: unknown, key = TYPE): ReturnType<typeof readDelivery> =>
  readDelivery(Buffer.from(JSON.stringify(event)), key);

describe('reading a delivery', () => {
  it('takes a proper event as it is', () => {
    expect(read(EVENT)).toEqual({
      eventId: EVENT.id,
      type: TYPE,
      source: 'identity',
      subject: 'user/1',
      subjectVersion: 3,
      platformId: EVENT.platformid,
      envelope: JSON.stringify(EVENT),
      rawBody: null,
      parked: null,
    });
  });

  it('gives what cannot be trusted an id of its own: a forger must not make a real event look like a duplicate', () => {
    const forged = read({ ...EVENT, source: '/rollcall/billing' });

    expect(forged.parked?.reason).toBe('foreign_source');
    expect(forged.eventId).not.toBe(EVENT.id);
    expect(forged.eventId).toBe(read({ ...EVENT, source: '/rollcall/billing' }).eventId);
    expect(read({ ...EVENT, source: '/rollcall/invitations' }).eventId).not.toBe(forged.eventId);
  });

  it('never throws, and never passes anything on that is not a whole event', () => {
    const field = fc.constantFrom(...Object.keys(EVENT).filter((name) => name !== 'data'));
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        const delivery = read({ ...EVENT, [name]: value });
        const isHarmless =
          delivery.parked !== null || ['subject', 'id', 'platformid', 'subjectversion'].includes(name);
        expect(isHarmless || value === EVENT[name as keyof typeof EVENT]).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readDelivery(Buffer.from(bytes), TYPE)).toMatchObject({
          parked: { reason: 'unreadable' },
          envelope: null,
        });
      }),
    );
  });
});
