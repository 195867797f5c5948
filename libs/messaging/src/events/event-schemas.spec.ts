import { describe, expect, it } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import { EventSchemas } from './event-schemas.js';

const TYPE = 'identity.user-invited.v1';
const sample = (): Record<string, unknown> =>
  structuredClone(EVENTS.get(TYPE)?.sample) as Record<string, unknown>;

describe('checking data against the schemas of events', () => {
  it.each([...EVENTS.values()].map(({ type, sample: data }) => [type, data]))(
    'accepts the sample of %s',
    (type, data) => {
      expect(EventSchemas.strict().problemWith(type as string, data)).toBeUndefined();
    },
  );

  it('refuses a producer fields that the schema does not name', () => {
    expect(EventSchemas.strict().problemWith(TYPE, { ...sample(), link: 'secret' })).toContain(
      'additional properties',
    );
  });

  it('drops fields that a newer producer added before a consumer sees them', () => {
    const data = { ...sample(), addedLater: true };

    expect(EventSchemas.tolerant().problemWith(TYPE, data)).toBeUndefined();
    expect(data).toEqual(sample());
  });

  it('says which field is wrong, and knows no type that is not published', () => {
    expect(EventSchemas.tolerant().problemWith(TYPE, { ...sample(), userId: 7 })).toContain('/userId');
    expect(EventSchemas.tolerant().problemWith('identity.user-invited.v9', sample())).toContain(
      'not a known event type',
    );
  });
});
