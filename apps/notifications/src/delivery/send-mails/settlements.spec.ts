import { describe, expect, it } from '@jest/globals';
import type { Settlement } from '../mail-record.js';
import { Settlements } from './settlements.js';

const sent = (id: string, reply: string): Settlement => ({
  end: 'tried',
  mail: { id, kind: 'password_reset', queuedAt: new Date(0) } as never,
  at: new Date(0),
  outcome: { result: 'accepted', reply },
  transition: { state: 'sent', attempts: 1, dueAt: null, reply, news: true },
});

/** Keeps what is written, but for NUL, which jsonb refuses. */
function database() {
  const kept: { id: string; reply: string }[] = [];
  const query = (_: string, [json]: string[]) => {
    if (json?.includes('\\u0000')) throw Object.assign(new Error('unsupported'), { code: '22P05' });
    kept.push(...(JSON.parse(json ?? '') as typeof kept));
    return Promise.resolve([]);
  };
  return { kept, transaction: (_: string, work: (tx: object) => Promise<void>) => work({ query }) };
}

describe('writing what became of mails', () => {
  it('goes on when the database refuses what one server said, and keeps that the mail was sent', async () => {
    const stand = database();
    const settlements = new Settlements(
      stand as never,
      { append: () => Promise.resolve() } as never,
      { note: () => undefined } as never,
    );
    await Promise.all(['250 a', '250 \0', '250 c'].map((reply, n) => settlements.write(sent(`${n}`, reply))));
    expect(stand.kept.map(({ id, reply }) => [id, reply]).toSorted()).toEqual([
      ['0', '250 a'],
      ['1', 'The reply could not be kept.'],
      ['2', '250 c'],
    ]);
  });
});
