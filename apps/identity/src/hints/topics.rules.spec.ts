import { EVENTS } from '@rollcall/contracts';
import { describe, expect, it } from '@jest/globals';
import { isTopic, topicsOf } from './topics.rules.js';

describe('What an event may have changed', () => {
  it.each([
    ['identity.user-invited.v1', 'invitations'],
    ['identity.membership-added.v1', 'users'],
    ['identity.group-created.v1', 'groups'],
    ['identity.session-created.v1', 'sessions'],
    ['identity.import-completed.v1', 'imports'],
    ['identity.platform-updated.v1', 'platform'],
    ['invitations.invitation-cancelled.v1', 'invitations'],
    ['notifications.mail-bounced.v1', 'mails'],
  ])('%s: %s', (type, topic) => {
    expect(topicsOf(type)).toContain(topic);
  });

  it('is named by topics only, for every event that exists', () => {
    const words = [...EVENTS.keys()].flatMap((type) => topicsOf(type));
    expect(words.filter((word) => !isTopic(word))).toEqual([]);
    expect(isTopic('toString')).toBe(false);
  });

  it('is nothing for an event of a later version', () => {
    expect([topicsOf('identity.user-invited.v9'), topicsOf('constructor')]).toEqual([[], []]);
  });
});
