import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from './one-line.rules.js';

describe('what another server said', () => {
  it('is one line without control characters', () => {
    expect(oneLine(' 250 OK\u0000\r\n\tqueued \u001b[31m ')).toBe('250 OK queued [31m');
  });

  it('is cut without leaving half of a character', () => {
    expect(oneLine(`${'x'.repeat(499)}\u{1f600}`)).toBe(`${'x'.repeat(499)}\ufffd`);
  });

  it('Z-02: quotes no link of ours, nor what it was told to hide, also where it is cut', () => {
    const said =
      '554 5.7.1 blocked: https://x.org/join/S3cr3t-S3cr3t see https://list.org/?u=x%2Freset%2FS3cr3t';
    expect(oneLine(said)).toBe(
      '554 5.7.1 blocked: https://x.org/join/[redacted] see https://list.org/?u=x%2Freset%2F[redacted]',
    );
    expect(oneLine('554 bad words: abcd-efgh, x', ['abcd-efgh'])).toBe('554 bad words: [redacted], x');
    expect(oneLine(`${'x'.repeat(495)} S3cr3t-S3cr3t`, ['S3cr3t-S3cr3t'])).not.toContain('S3');
  });

  it('can be kept whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (said) => {
        const line = oneLine(said);
        expect([line.isWellFormed(), line.length <= 500, /\p{Cc}/u.test(line)]).toEqual([true, true, false]);
      }),
    );
  });
});
