import { describe, expect, it } from '@jest/globals';
import { WakeSignal } from './wake-signal.js';

const LONG = 60_000;

describe('a wake signal', () => {
  it('ends the sleep that is going on', async () => {
    const signal = new WakeSignal();
    const sleep = signal.sleep(LONG);
    signal.ring();
    await sleep;
  });

  it('is not lost when it rings before the sleep begins', async () => {
    const signal = new WakeSignal();
    signal.ring();
    await signal.sleep(LONG);
  });

  it('rings once for many rings', async () => {
    const signal = new WakeSignal();
    signal.ring();
    signal.ring();
    await signal.sleep(LONG);
    const SHORT = 20;
    const next = signal.sleep(SHORT).then(() => 'slept');

    expect(await Promise.race([next, Promise.resolve('woken at once')])).toBe('woken at once');
    expect(await next).toBe('slept');
  });
});
