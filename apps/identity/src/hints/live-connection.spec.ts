import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { UserActor } from '@rollcall/platform';
import { LiveConnection } from './live-connection.js';

const ADA: UserActor = {
  kind: 'user',
  userId: 'ada',
  platformId: 'acme',
  signInId: 'one',
  passwordChangeRequired: false,
};

describe('What a page is told', () => {
  let connection: LiveConnection;
  let sent: string[];
  let isOver: boolean;
  beforeEach(() => {
    jest.useFakeTimers();
    [connection, sent, isOver] = [new LiveConnection(ADA), [], false];
    void (async () => {
      for await (const text of connection.events()) sent.push(text);
      isOver = true;
    })();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const after = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);
  const changed = (...topics: string[]): string => `event: changed\ndata: ${JSON.stringify({ topics })}\n\n`;

  it('is that the line stands, at once and every 15 seconds', async () => {
    await after(0);
    expect(sent).toEqual(['retry: 2000\n\n']);
    await after(15_000);
    expect(sent.slice(1)).toEqual([': still here\n\n']);
  });

  it('is a change at once, and what follows close upon it together, a second later', async () => {
    await after(100);
    connection.hint(['users']);
    await after(1);
    expect(sent.slice(1)).toEqual([changed('users')]);
    for (const topic of ['groups', 'mails', 'groups'] as const) {
      connection.hint([topic]);
      await after(100);
    }
    expect(sent.slice(2)).toEqual([]);
    await after(700);
    expect(sent.slice(2)).toEqual([changed('groups', 'mails')]);
  });

  it('is never more than one change a second', async () => {
    for (let tick = 0; tick < 100; tick += 1) {
      connection.hint(['imports']);
      await after(100);
    }
    expect(sent.slice(1).length).toBeGreaterThanOrEqual(9);
    expect(sent.slice(1).length).toBeLessThanOrEqual(11);
  });

  it('ends at once, also in a pause', async () => {
    connection.hint(['users']);
    await after(10);
    connection.end();
    await after(1);
    expect(isOver).toBe(true);
  });

  it('says why it ends when the person has opened too many', async () => {
    await after(10);
    connection.end('superseded');
    await after(1);
    expect([sent.at(-1), isOver]).toEqual(['event: superseded\ndata: {}\n\n', true]);
  });
});
