import { describe, expect, it } from '@jest/globals';
import { ATTEMPT_LIMITS, type AttemptCounts, exhausted } from './sign-in-attempts.rules.js';

const { pair, pairUnderAttack, client, clientUnderAttack, account, installation } = ATTEMPT_LIMITS;
const counts = (more: Partial<AttemptCounts> = {}): AttemptCounts => ({
  pair: 1,
  client: 1,
  account: 1,
  installation: 1,
  ...more,
});

describe('how many attempts may fail (V33)', () => {
  it.each<[string, Partial<AttemptCounts>, ReturnType<typeof exhausted>]>([
    ['the last attempt of a client on an account', { pair }, null],
    ['one more', { pair: pair + 1 }, 'pair'],
    ['the last attempt of a client on all accounts', { client }, null],
    ['one more on any account', { client: client + 1 }, 'client'],
    ['an account under attack, from somewhere new', { account: account + 1 }, null],
    ['an account under attack, from a guesser', { account: account + 1, pair: pairUnderAttack + 1 }, 'pair'],
    ['an installation under attack, from somewhere new', { installation: installation + 1 }, null],
    [
      'an installation under attack, from a guesser',
      { installation: installation + 1, client: clientUnderAttack + 1 },
      'client',
    ],
  ])('%s', (_, more, outcome) => {
    expect(exhausted(counts(more))).toBe(outcome);
  });

  it('leaves who comes from somewhere new an attempt, whatever others did', () => {
    expect(exhausted(counts({ account: 1e9, installation: 1e9 }))).toBeNull();
  });

  it('stays below 100 failures from one client, as NIST wants of one account', () => {
    expect(pair).toBeLessThan(100);
  });
});
