import { describe, expect, it, jest } from '@jest/globals';
import { asksForEvents } from './event-stream.js';
import { follow } from './follow.js';

interface Course {
  done: number;
}

const ofCourse = (...looks: Course[]) => ({
  event: 'course',
  first: { done: 0 },
  look: () => Promise.resolve(looks.shift() ?? { done: 9 }),
  isOver: ({ done }: Course) => done === 9,
});

async function told(events: AsyncGenerator<string>): Promise<string[]> {
  jest.useFakeTimers();
  const all: string[] = [];
  const reading = (async () => {
    for await (const text of events) all.push(text);
  })();
  await jest.advanceTimersByTimeAsync(60_000);
  jest.useRealTimers();
  await reading;
  return all;
}

describe('Following something', () => {
  it('tells of each change once, until it is over', async () => {
    const events = follow(ofCourse({ done: 0 }, { done: 4 }, { done: 4 }), { isDraining: false });
    expect(await told(events)).toEqual([
      'event: course\ndata: {"done":0}\n\n',
      'event: course\ndata: {"done":4}\n\n',
      'event: course\ndata: {"done":9}\n\n',
    ]);
  });

  it('says that the line stands while nothing changes', async () => {
    const still = Array.from({ length: 21 }, () => ({ done: 0 }));
    const events = await told(follow(ofCourse(...still), { isDraining: false }));
    expect(events).toContain(': still here\n\n');
  });

  it('ends when the service does', async () => {
    const health = { isDraining: false };
    const events = follow(ofCourse({ done: 1 }), health);
    expect((await events.next()).done).toBe(false);
    health.isDraining = true;
    expect((await events.next()).done).toBe(true);
  });

  it.each([
    ['text/event-stream', true],
    ['application/json, text/event-stream;q=0.9', true],
    ['application/json', false],
    ['', false],
  ])('is asked for by "accept: %s": %s', (accept, expected) => {
    expect(asksForEvents(accept)).toBe(expected);
  });
});
