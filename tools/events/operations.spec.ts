import { describe, expect, it } from '@jest/globals';
import { discard, listParked, replay, retry } from './operations.mjs';

interface Parked {
  eventId: string;
  seq: string;
  type: string;
  subject: string;
  reason: string;
  parkedAt: string;
  lastError: string | null;
  retryable: boolean;
}

const parked = (seq: number, change: Partial<Parked> = {}): Parked => ({
  eventId: `event-${seq}`,
  seq: String(seq),
  type: 'identity.user-invited.v1',
  subject: `user/${seq}`,
  reason: 'attempts_exhausted',
  parkedAt: '2026-11-23T09:30:00.000Z',
  lastError: 'Error: boom',
  retryable: true,
  ...change,
});

/** A service with parked events that answers as the real ones do, and remembers what it was told. */
class FakeService {
  readonly told: unknown[] = [];

  constructor(private readonly events: Parked[]) {}

  async get(_service: string, target: string): Promise<unknown> {
    const query = new URL(target, 'http://x').searchParams;
    const after = Number(query.get('after'));
    return {
      items: this.events.filter(({ seq }) => Number(seq) > after).slice(0, Number(query.get('limit'))),
    };
  }

  async post(service: string, target: string, body: { eventIds?: string[] }): Promise<unknown> {
    this.told.push({ service, target, body });
    return { count: body.eventIds?.length ?? 7 };
  }
}
const linesOf = async (lines: AsyncGenerator<string>): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

describe('parked events', () => {
  it('are listed with what is needed to decide', async () => {
    const lines = await linesOf(listParked(new FakeService([parked(1)]), { services: ['billing'] }));
    expect(lines).toEqual([
      'billing  event-1  identity.user-invited.v1  user/1  2026-11-23T09:30:00.000Z  attempts_exhausted  Error: boom',
      'billing: 1 parked',
    ]);
  });

  it('are listed to the last, however many there are', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => parked(index + 1));
    const lines = await linesOf(listParked(new FakeService(many), { services: ['billing'] }));
    expect(lines).toHaveLength(2_501);
    expect(lines.at(-1)).toBe('billing: 2500 parked');
  });

  it('are retried by name', async () => {
    const service = new FakeService([]);
    await linesOf(retry(service, { service: 'billing', eventIds: ['a', 'b'], all: false }));
    expect(service.told).toEqual([
      { service: 'billing', target: '/internal/parked-events/retries', body: { eventIds: ['a', 'b'] } },
    ]);
  });

  it('are retried all at once, but for those that were never read as events', async () => {
    const service = new FakeService([parked(1), parked(2, { retryable: false })]);
    expect(await linesOf(retry(service, { service: 'billing', all: true }))).toEqual([
      'billing: 1 given to their handlers again',
    ]);
    expect(service.told).toMatchObject([{ body: { eventIds: ['event-1'] } }]);
  });

  it('are discarded all at once, those included', async () => {
    const service = new FakeService([parked(1), parked(2, { retryable: false })]);
    expect(await linesOf(discard(service, { service: 'billing', all: true }))).toEqual([
      'billing: 2 discarded',
    ]);
  });
});

describe('a replay', () => {
  it('names the range and the types', async () => {
    const service = new FakeService([]);
    const range = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
    const lines = await linesOf(replay(service, { service: 'identity', ...range, types: ['a.b.v1'] }));
    expect(service.told).toEqual([
      { service: 'identity', target: '/internal/outbox/replays', body: { ...range, types: ['a.b.v1'] } },
    ]);
    expect(lines).toEqual([`identity: 7 events from ${range.from} to ${range.to} are published again`]);
  });
});
