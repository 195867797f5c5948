import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  INVITATION_STATES,
  REMINDERS_PER_DAY,
  linkStanding,
  maskEmail,
  reminderWaitSeconds,
  statusOf,
} from './invitation.rules.js';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);

describe('how often a reminder may be sent (D-40)', () => {
  it('allows the first at once, and the next after a minute', () => {
    expect(reminderWaitSeconds([], NOW)).toBe(0);
    expect(reminderWaitSeconds([ago(0)], NOW)).toBe(60);
    expect(reminderWaitSeconds([ago(59.5)], NOW)).toBe(1);
    expect(reminderWaitSeconds([ago(60)], NOW)).toBe(0);
  });

  it('allows ten in 24 hours, and the eleventh when the first of them is a day old', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ago(80_000 - i * 100));
    expect(reminderWaitSeconds(ten, NOW)).toBe(6_400);
    expect(reminderWaitSeconds(ten.slice(1), NOW)).toBe(0);
  });

  it('never lets more than ten into any 24 hours, nor two into a minute, whatever is tried when', () => {
    const tries = fc.array(fc.integer({ min: 0, max: 3 * 86_400 }), { maxLength: 400 });
    fc.assert(
      fc.property(tries, (seconds) => {
        const sent: Date[] = [];
        for (const at of seconds.toSorted((a, b) => a - b).map((s) => new Date(NOW.getTime() + s * 1000))) {
          if (reminderWaitSeconds(sent.slice(-REMINDERS_PER_DAY), at) === 0) sent.push(at);
        }
        const gap = (i: number, j: number) => (sent[j]?.getTime() ?? Infinity) - (sent[i]?.getTime() ?? 0);
        return sent.every((_, i) => gap(i, i + 1) >= 60_000 && gap(i, i + 10) >= 86_400_000);
      }),
    );
  });

  it('names a wait after which the reminder is allowed, and not a second less', () => {
    const recent = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 10 });
    fc.assert(
      fc.property(recent, (seconds) => {
        const times = seconds.toSorted((a, b) => b - a).map(ago);
        const wait = reminderWaitSeconds(times, NOW);
        expect(reminderWaitSeconds(times, ago(-wait))).toBe(0);
        if (wait > 0) expect(reminderWaitSeconds(times, ago(-wait + 1))).toBeGreaterThan(0);
      }),
    );
  });
});

describe('where a genuine link stands', () => {
  const row = { generation: 2, keyId: 'k1', state: 'pending' as const };

  it('opens an invitation of its generation and key only', () => {
    expect(linkStanding({ generation: 2, keyId: 'k1' }, row)).toBe('open');
    expect(linkStanding({ generation: 2, keyId: 'k1' }, { ...row, state: 'accepting' })).toBe('accepting');
    expect(linkStanding({ generation: 2, keyId: 'k2' }, row)).toBe('unknown');
    expect(linkStanding({ generation: 3, keyId: 'k1' }, row)).toBe('unknown');
    expect(linkStanding({ generation: 2, keyId: 'k1' }, null)).toBe('unknown');
  });

  it('is superseded by a newer link, whatever key that one has', () => {
    expect(linkStanding({ generation: 1, keyId: 'k1' }, row)).toBe('superseded');
    expect(linkStanding({ generation: 1, keyId: 'k0' }, row)).toBe('superseded');
  });

  it('is never open unless the invitation is pending and both generation and key agree', () => {
    const fact = { generation: fc.integer({ min: 1, max: 3 }), keyId: fc.constantFrom('k1', 'k2') };
    const invitation = fc.record({ ...fact, state: fc.constantFrom(...INVITATION_STATES) });
    fc.assert(
      fc.property(fc.record(fact), invitation, (link, row) => {
        const expected =
          row.state === 'pending' && link.generation === row.generation && link.keyId === row.keyId;
        expect(linkStanding(link, row) === 'open').toBe(expected);
        const closed = row.state === 'accepted' || row.state === 'cancelled';
        if (closed) expect(['closed', 'unknown']).toContain(linkStanding(link, row));
      }),
    );
  });
});

describe('what others see of an invitation', () => {
  it('shows one that is being accepted as pending', () => {
    expect(INVITATION_STATES.map(statusOf)).toEqual(['pending', 'pending', 'accepted', 'cancelled']);
  });

  it.each([
    ['ada.lovelace@example.org', 'a***@e***.org'],
    ['ab@xy.co.uk', '***@***.co.uk'],
    ['a@x.org', '***@***.org'],
    ['é.ß@localhost', 'é***@l***'],
  ])('masks %s as %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  it('never shows more than the first letter of the local part', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const [local = ''] = maskEmail(email).split('@');
        expect([...local.replaceAll('*', '')].length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
