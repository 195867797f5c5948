import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EVENTS, type CloudEvent } from '@rollcall/contracts';
import { isEvent, problemWith } from './event-validation.js';

const golden = (type: string): CloudEvent<Record<string, unknown>> =>
  JSON.parse(readFileSync(`libs/contracts/golden/${type}.json`, 'utf8')) as CloudEvent<
    Record<string, unknown>
  >;
const sample = (): CloudEvent<Record<string, unknown>> => golden('notifications.mail-sent.v1');

describe('Validating an event', () => {
  it.each([...EVENTS.keys()])('accepts the golden sample of %s', (type) => {
    expect(problemWith(golden(type))).toBeUndefined();
  });

  it.each([...EVENTS.values()])('misses every required fact of $type', ({ type, data }) => {
    for (const name of (data as unknown as { required: string[] }).required) {
      const event = golden(type);
      delete event.data[name];
      expect(problemWith(event)).toContain(name);
    }
  });

  it('lets fields and words pass that were added later, and keeps them', () => {
    const event = sample();
    Object.assign(event.data, { attempts: 3, kind: 'a_kind_of_tomorrow' });
    expect(problemWith(event)).toBeUndefined();
    expect(event.data).toMatchObject({ attempts: 3, kind: 'a_kind_of_tomorrow' });
  });

  it.each<[string, (event: CloudEvent<Record<string, unknown>>) => unknown, string]>([
    ['another producer', (event) => (event.source = '/rollcall/billing'), '/source'],
    ['a subject of another kind', (event) => (event.subject = 'user/1'), '/subject'],
    ['a time that is none', (event) => (event.time = 'yesterday'), '/time'],
    ['a fact of the wrong form', (event) => (event.data['mailId'] = '7'), '/data/mailId'],
    ['a version below none', (event) => (event.subjectversion = -1), '/subjectversion'],
    [
      'a type that does not exist',
      (event) => (event.type = 'identity.user-sang.v1'),
      'identity.user-sang.v1',
    ],
  ])('refuses %s, and says where', (_, change, where) => {
    const event = sample();
    change(event);
    expect(problemWith(event)).toContain(where);
    expect(isEvent(event, 'notifications.mail-sent.v1')).toBe(false);
  });

  it.each([null, undefined, 7, 'text', [], {}])('refuses %j', (value) => {
    expect(problemWith(value)).toBe('it has no type');
  });

  it('tells whether something is an event of one of some types', () => {
    expect(isEvent(sample(), 'notifications.mail-sent.v1', 'identity.user-deleted.v1')).toBe(true);
    expect(isEvent(sample(), 'identity.user-deleted.v1')).toBe(false);
  });
});
