import { describe, expect, it } from '@jest/globals';
import {
  MAIL_DROP_REASONS,
  MAIL_KINDS,
  MAIL_SUPPRESSION_REASONS,
  type PersonFacts,
} from '@rollcall/contracts';
import { type NoMailFacts, type SeenMail, reasonsForNoMail } from './no-mail.rules.js';
import { GIVEN_UP_BECAUSE, KIND_NAMES } from './no-mail-words.rules.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const EARLIER = new Date('2026-11-23T11:30:00Z');
const LATER = new Date('2026-11-23T12:10:00Z');

const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  userId: 'ada',
  platformId: 'academy',
  status: 'active',
  email: 'ada@example.org',
  isErased: false,
  createdAt: '2026-11-01T09:00:00.000Z',
  activatedAt: '2026-11-01T09:00:00.000Z',
  ...more,
});
const mail = (more: Partial<SeenMail> = {}): SeenMail => ({
  kind: 'platform_invitation',
  sessionId: null,
  state: 'sent',
  reply: null,
  reason: null,
  messageId: '<1@rollcall.example>',
  recipient: 'ada@example.org',
  queuedAt: EARLIER,
  settledAt: ['queued', 'deferred'].includes(more.state ?? 'sent') ? null : EARLIER,
  nextAttemptAt: null,
  attempts: [],
  ...more,
});
const attempt = (result: SeenMail['attempts'][number]['result'], reply = '') => ({
  at: EARLIER.toISOString(),
  result,
  reply,
});
/** Somebody who got everything, changed by what a test is about. */
const explain = (facts: Partial<NoMailFacts> = {}) =>
  reasonsForNoMail({
    now: NOW,
    person: person(),
    isKnown: true,
    platform: { plan: 'business', mailEnabled: true },
    suppression: null,
    unsubscribedAt: null,
    serverDownSince: null,
    mails: [mail()],
    ...facts,
  });
const codes = (facts: Partial<NoMailFacts>) => explain(facts).map(({ code }) => code);
const detail = (facts: Partial<NoMailFacts>, code: string) =>
  explain(facts).find((reason) => reason.code === code)?.detail;

describe('why somebody got no mail', () => {
  it('sent: says when, to which address, and by which Message-ID to find it', () => {
    expect(explain()).toEqual([
      {
        code: 'sent',
        detail:
          'The invitation of 2026-11-23 11:30 UTC was handed to the mail server at 2026-11-23 11:30 UTC for ' +
          "ada@example.org. Look in the spam folder, or have the mail's administrators look for <1@rollcall.example>.",
      },
    ]);
  });

  it('sent: with what the mail servers behind ours reported later', () => {
    const mails = [mail({ attempts: [attempt('accepted', '250'), attempt('delayed', '4.4.1')] })];
    expect(detail({ mails }, 'sent')).toMatch(/It was reported as delayed at 2026-11-23 11:30 UTC\.$/);
  });

  it('person_deleted, first of all; of erased people nothing more', () => {
    expect(codes({ person: person({ status: 'deleted' }), mails: [mail({ state: 'bounced' })] })).toEqual([
      'person_deleted',
      'bounced',
    ]);
    const erased = person({ status: 'deleted', isErased: true, email: null });
    expect(codes({ person: erased, mails: [], isKnown: false })).toEqual(['person_deleted']);
  });

  it('no_email: E19, an account with a username only', () => {
    expect(codes({ person: person({ email: null }), mails: [] })).toEqual(['no_email']);
  });

  it('mail_switched_off: N13', () => {
    const platform = { plan: 'business', mailEnabled: false } as const;
    expect(codes({ platform })[0]).toBe('mail_switched_off');
  });

  it('free_trial_before_activation: N3, until the person is active', () => {
    const platform = { plan: 'free_trial', mailEnabled: true } as const;
    expect(codes({ platform, person: person({ status: 'invited' }) })).toEqual([
      'free_trial_before_activation',
      'sent',
    ]);
    expect(codes({ platform })).toEqual(['sent']);
  });

  it.each(MAIL_SUPPRESSION_REASONS)('suppressed: %s', (reason) => {
    const facts = {
      suppression: { reason, since: EARLIER, detail: '550 5.1.1' },
      mails: [mail({ state: 'suppressed', reason })],
    };
    expect(codes(facts)[0]).toBe('suppressed');
    expect(detail(facts, 'suppressed')).toBe(
      'The mailbox of ada@example.org is on the suppression list since 2026-11-23 11:30 UTC: ' +
        `${GIVEN_UP_BECAUSE[reason]} ("550 5.1.1"). Correct the address, or have a platform admin release it.`,
    );
  });

  it('suppressed: says so too when the mailbox was released since', () => {
    const mails = [mail({ state: 'suppressed', reason: 'manual' })];
    expect(codes({ mails })).toEqual(['suppressed']);
    expect(detail({ mails }, 'suppressed')).toContain('send it again');
  });

  it('bounced: with the reply of the mail server', () => {
    const mails = [mail({ state: 'bounced', reply: '550 5.1.1 No such user' })];
    expect(codes({ mails })).toEqual(['bounced']);
    expect(detail({ mails }, 'bounced')).toContain('at 2026-11-23 11:30 UTC ("550 5.1.1 No such user")');
  });

  it('deferred: with the reply and the next attempt', () => {
    const deferred = mail({
      state: 'deferred',
      reply: '451 4.7.1 Greylisted',
      nextAttemptAt: LATER,
      attempts: [attempt('postponed', '451 4.7.1 Greylisted')],
    });
    expect(codes({ mails: [deferred] })).toEqual(['deferred']);
    expect(detail({ mails: [deferred] }, 'deferred')).toMatch(/Greylisted.*again at 2026-11-23 12:10 UTC/);
    expect(detail({ mails: [{ ...deferred, nextAttemptAt: null }] }, 'deferred')).toContain('right now');
  });

  it('mail_server_unreachable: since the first attempt that failed, or since all mails are held', () => {
    const unreachable = mail({
      state: 'deferred',
      attempts: [attempt('unreachable', 'connect ECONNREFUSED')],
      reply: 'connect ECONNREFUSED',
      nextAttemptAt: LATER,
    });
    expect(codes({ mails: [unreachable] })).toEqual(['mail_server_unreachable']);
    expect(detail({ mails: [unreachable] }, 'mail_server_unreachable')).toContain(
      'since 2026-11-23 11:30 UTC ("connect ECONNREFUSED")',
    );
    const held = { serverDownSince: EARLIER, mails: [mail({ state: 'queued' })] };
    expect(codes(held)).toEqual(['mail_server_unreachable', 'queued']);
    expect(codes({ serverDownSince: EARLIER })).toEqual(['sent']);
  });

  it('queued: waiting for its turn, or for a time', () => {
    expect(detail({ mails: [mail({ state: 'queued', nextAttemptAt: EARLIER })] }, 'queued')).toContain(
      'for its turn',
    );
    expect(detail({ mails: [mail({ state: 'queued', nextAttemptAt: LATER })] }, 'queued')).toContain(
      'is due at 2026-11-23 12:10 UTC',
    );
  });

  it('events_on_the_way: the mail service has not heard of the person yet', () => {
    expect(codes({ isKnown: false, person: person({ status: 'invited' }), mails: [] })).toEqual([
      'events_on_the_way',
    ]);
  });

  it('link_superseded: a newer mail brings a new link (Z-01)', () => {
    const mails = [
      mail({ kind: 'invitation_reminder' }),
      mail({ state: 'dropped', reason: 'link_superseded' }),
    ];
    expect(codes({ mails })).toEqual(['link_superseded', 'sent']);
  });

  it.each(MAIL_DROP_REASONS.filter((reason) => reason !== 'link_superseded'))('dropped: %s', (reason) => {
    const mails = [mail({ state: 'dropped', reason })];
    expect(detail({ mails }, 'dropped')).toBe(
      `The invitation of 2026-11-23 11:30 UTC was given up at 2026-11-23 11:30 UTC: ${GIVEN_UP_BECAUSE[reason]}.`,
    );
  });

  it('unsubscribed: the person wants no reminders', () => {
    expect(codes({ unsubscribedAt: EARLIER })).toEqual(['unsubscribed', 'sent']);
  });

  it('not_requested: set up without a mail (N1), as far back as the log goes', () => {
    expect(codes({ mails: [] })).toEqual(['not_requested']);
    expect(codes({ mails: [mail({ kind: 'account_credentials' })] })).toEqual(['sent']);
    expect(codes({ mails: [], person: person({ activatedAt: '2026-08-01T09:00:00.000Z' }) })).toEqual([
      'nothing_due',
    ]);
  });

  it('alias_mailbox: E20, D-24: the mail went to the mailbox without the tag', () => {
    const alias = { person: person({ email: 'grace#night@corp.org' }) };
    expect(codes(alias)).toEqual(['sent', 'alias_mailbox']);
    expect(detail(alias, 'alias_mailbox')).toContain(
      'goes to the mailbox grace@corp.org'.replace('goes', 'go'),
    );
    expect(codes({ person: person({ email: 'grace+night@corp.org' }) })).toEqual(['sent']);
  });

  it('nothing_due, and only when there is nothing else to say', () => {
    expect(codes({ mails: [], person: person({ status: 'invited', activatedAt: null }) })).toEqual([
      'nothing_due',
    ]);
  });

  it('speaks of the newest mail of a kind and session only', () => {
    const mails = [
      mail({ state: 'sent' }),
      mail({ state: 'bounced' }),
      mail({ kind: 'session_invitation', state: 'bounced', sessionId: 'a' }),
      mail({ kind: 'session_invitation', state: 'bounced', sessionId: 'b' }),
      mail({ kind: 'session_invitation', state: 'bounced', sessionId: 'b' }),
    ];
    expect(codes({ mails })).toEqual(['bounced', 'bounced', 'sent']);
  });

  it('has words for every kind of mail', () => {
    for (const kind of MAIL_KINDS) expect(KIND_NAMES[kind]).toMatch(/^The /);
  });
});
