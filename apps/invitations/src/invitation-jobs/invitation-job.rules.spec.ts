import { describe, expect, it } from '@jest/globals';
import { countOutcomes, outcomeOf } from './invitation-job.rules.js';

const now = new Date('2026-11-02T10:00:00Z');
const alone = { isShared: false, now };

describe('What comes of an invitation in a job', () => {
  it.each([
    ['remind', 'accepted', 'invitation_closed'],
    ['cancel', 'cancelled', 'invitation_closed'],
    ['remind', 'accepting', 'acceptance_in_progress'],
    ['cancel', 'accepting', 'acceptance_in_progress'],
    ['remind', 'pending', 'reminded'],
    ['cancel', 'pending', 'cancelled'],
  ] as const)('to %s one that is %s: %s', (action, state, outcome) => {
    expect(outcomeOf(action, { state, recentReminders: [] }, alone)).toBe(outcome);
  });

  it('waits as long as a reminder of one alone (D-40)', () => {
    const after = (seconds: number) => [new Date(now.getTime() - seconds * 1_000)];
    const remind = (recentReminders: Date[]) =>
      outcomeOf('remind', { state: 'pending', recentReminders }, alone);
    expect([remind(after(59)), remind(after(60))]).toEqual(['too_soon', 'reminded']);
    expect(outcomeOf('cancel', { state: 'pending', recentReminders: after(1) }, alone)).toBe('cancelled');
  });

  it('takes off groups where others have groups too (D-11)', () => {
    expect(outcomeOf('cancel', { state: 'pending', recentReminders: [] }, { isShared: true, now })).toBe(
      'detached',
    );
  });

  it('is counted', () => {
    expect(countOutcomes({ reminded: 2 }, ['reminded', 'too_soon'])).toEqual({ reminded: 3, too_soon: 1 });
  });
});
