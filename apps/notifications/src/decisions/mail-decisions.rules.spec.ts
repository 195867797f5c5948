import { describe, expect, it } from '@jest/globals';
import { MAIL_KINDS, type MailKind } from '@rollcall/contracts';
import { MAIL_DECISION_REASONS } from './mail-decision-reasons.rules.js';
import { type MailQuestion, PASSWORD_MAILS, decideMail } from './mail-decisions.rules.js';

const NOW = new Date('2026-11-10T09:00:00Z');
const ENROLLED = new Date('2026-11-01T09:00:00Z');
const running = {
  startsAt: new Date('2026-11-05T09:00:00Z'),
  endsAt: new Date('2026-11-20T09:00:00Z'),
  enrolledAt: ENROLLED,
  isUntold: false,
};
const SESSION_KINDS = ['session_invitation', 'session_start', 'session_reminder'] as const;
const isAboutSession = (kind: MailKind): boolean => SESSION_KINDS.some((each) => each === kind);

const decide = (kind: MailKind, more: Partial<MailQuestion> = {}): string => {
  const decision = decideMail({
    kind,
    recipient: { status: 'active', hasEmail: true },
    platform: { plan: 'business', mailEnabled: true },
    now: NOW,
    ...(isAboutSession(kind) && { session: running }),
    ...more,
  });
  return 'reason' in decision ? `${decision.do} ${decision.reason}` : decision.do;
};
const invited = { recipient: { status: 'invited', hasEmail: true } } as const;
const trial = { platform: { plan: 'free_trial', mailEnabled: true } } as const;

describe('which mails there are (N1-N3, N13, table 6.1)', () => {
  it('N2: invited people get invitation, session mails and reminders, nothing else', () => {
    expect(MAIL_KINDS.filter((kind) => decide(kind, invited) === 'mail')).toEqual([
      'platform_invitation',
      'invitation_reminder',
      'account_activation',
      ...SESSION_KINDS,
    ]);
  });

  it('N3: on a free trial before activation only the platform mail or the one that a reset asks for', () => {
    expect(MAIL_KINDS.filter((kind) => decide(kind, { ...invited, ...trial }) === 'mail')).toEqual([
      'platform_invitation',
      'invitation_reminder',
      'account_activation',
    ]);
  });

  it('D-13: on a free trial the mail of an enrolment is held, reminders are not', () => {
    const held = { ...invited, ...trial };
    expect(decide('session_invitation', held)).toBe('hold free_trial_before_activation');
    expect(decide('session_start', held)).toBe('nothing free_trial_before_activation');
    expect(decide('session_reminder', held)).toBe('nothing free_trial_before_activation');
  });

  it('active people get everything but invitations, on a free trial too', () => {
    for (const platform of [{}, trial]) {
      expect(MAIL_KINDS.filter((kind) => decide(kind, platform) === 'nothing already_active')).toEqual([
        'platform_invitation',
        'invitation_reminder',
        'account_activation',
      ]);
    }
  });

  it('U7, T10: nobody without an address or account gets anything', () => {
    for (const kind of MAIL_KINDS) {
      expect(decide(kind, { recipient: { status: 'active', hasEmail: false } })).toBe('nothing no_email');
      expect(decide(kind, { recipient: { status: 'deleted', hasEmail: true } })).toBe(
        'nothing person_deleted',
      );
      expect(decide(kind, { recipient: { status: 'unknown', hasEmail: true } })).toBe(
        'nothing person_unknown',
      );
    }
  });

  it('N13: with mail switched off only what concerns passwords goes out', () => {
    const off = { platform: { plan: 'business', mailEnabled: false } } as const;
    const people = [off, { ...off, ...invited }];
    const sent = MAIL_KINDS.filter((kind) => people.some((more) => decide(kind, more) === 'mail'));
    expect(sent.toSorted()).toEqual([...PASSWORD_MAILS].toSorted());
    expect(decide('session_invitation', off)).toBe('nothing mail_switched_off');
  });

  it('nothing is said of a session that was left or is over, but late reminders to who knew of it', () => {
    const over = { session: { ...running, endsAt: NOW } };
    const left = { session: { ...running, enrolledAt: null } };
    for (const kind of SESSION_KINDS) expect(decide(kind, left)).toBe('nothing session_left');
    expect(decide('session_invitation', over)).toBe('nothing session_ended');
    expect(decide('session_start', over)).toBe('nothing session_ended');
    expect(decide('session_reminder', over)).toBe('mail');
    expect(decide('session_reminder', { session: { ...over.session, isUntold: true } })).toBe(
      'nothing session_ended',
    );
  });

  it('D-27: the start is told to those who were enrolled before it', () => {
    const late = { session: { ...running, enrolledAt: running.startsAt } };
    expect(decide('session_start')).toBe('mail');
    expect(decide('session_start', late)).toBe('nothing session_already_started');
  });

  it('every reason is told in words', () => {
    for (const words of Object.values(MAIL_DECISION_REASONS)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
