import { EventEmitter, once } from 'node:events';
import { describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '../observability/logger.js';
import { watchProcess, type WatchedProcess } from './watch-process.js';

class FakeProcess extends EventEmitter {
  readonly exited = once(this, 'exited').then(([code]) => code as number);

  readonly codes: number[] = [];

  exit(code: number): never {
    this.codes.push(code);
    this.emit('exited', code);
    return undefined as never;
  }
}

function watched(drain: () => Promise<void>): { host: FakeProcess; lines: string[] } {
  const host = new FakeProcess();
  const lines: string[] = [];
  const logger = createLogger({ name: 'demo', destination: { write: (line) => void lines.push(line) } });
  watchProcess({ logger, drain }, host as unknown as WatchedProcess);
  return { host, lines };
}

describe('a process that runs a service', () => {
  it.each(['SIGTERM', 'SIGINT'])('drains on %s, then ends well', async (signal) => {
    const drain = jest.fn(() => Promise.resolve());
    const { host } = watched(drain);
    host.emit(signal, signal);
    expect(await host.exited).toBe(0);
    expect(drain).toHaveBeenCalledTimes(1);
  });

  it('is forced to end at once by a second signal', () => {
    const { host } = watched(() => new Promise(() => undefined));
    host.emit('SIGTERM', 'SIGTERM');
    expect(host.codes).toEqual([]);
    host.emit('SIGINT', 'SIGINT');
    expect(host.codes).toEqual([1]);
  });

  it('ends badly when it cannot close in order', async () => {
    const { host, lines } = watched(() => Promise.reject(new Error('pool stuck')));
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited).toBe(1);
    expect(lines.join('')).toContain('pool stuck');
  });

  it.each(['unhandledRejection', 'uncaughtException'])('ends loudly on an %s', async (event) => {
    const { host, lines } = watched(() => Promise.resolve());
    host.emit(event, new Error('nobody caught me'));
    expect(await host.exited).toBe(1);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      level: 'fatal',
      err: { message: 'nobody caught me' },
    });
  });
});
