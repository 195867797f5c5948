import { describe, expect, it } from '@jest/globals';
import { activated, event } from '../../testing/events.js';
import type { RollcallEvent } from '../events/rollcall-event.js';
import { EventHandling, type Source } from './event-handling.js';
import { type HandledEvents, RememberedEvents } from './handled-events.js';
import type { HandlingOptions, PoisonEvent, Trouble } from './handling.options.js';

type Activated = 'identity.user-activated.v1';

/** A subscriber that notes what happens. */
function scene(more: Partial<HandlingOptions<Activated>> = {}, source: Partial<Source> = {}) {
  const handled: string[] = [];
  const buried: PoisonEvent[] = [];
  const troubles: Trouble[] = [];
  const handling = new EventHandling<Activated, undefined>({
    types: ['identity.user-activated.v1'],
    handle: ({ data }) => void handled.push(data.firstName),
    retryDelaysMs: [1, 1],
    onTrouble: (trouble) => troubles.push(trouble),
    ...more,
  });
  const bury = async (poison: PoisonEvent): Promise<void> => void buried.push(poison);
  const from: Source = { isCurrent: () => true, bury, ...source };
  return { handled, buried, troubles, handling, take: (raw: unknown) => handling.take(raw, from) };
}

describe('Handling an event', () => {
  it('gives it to the handler once, however often it comes', async () => {
    const { handled, take } = scene();
    const ada = activated('Ada');
    expect(await Promise.all([take(ada), take(ada)])).toEqual(['handled', 'duplicate']);
    expect(await take(structuredClone(ada))).toBe('duplicate');
    expect(handled).toEqual(['Ada']);
  });

  it('leaves other types alone, and other platforms when it has one', async () => {
    const { handled, take } = scene({ platformId: activated().platformid });
    expect(await take(event('identity.user-deleted.v1'))).toBe('unwanted');
    const elsewhere = activated('Eve', { platformid: '01930000-0000-7000-8000-0000000000ff' });
    expect(await take(elsewhere)).toBe('unwanted');
    expect(await take(activated('Ada'))).toBe('handled');
    expect(handled).toEqual(['Ada']);
  });

  it('refuses to begin with a type that does not exist', () => {
    const types = ['identity.user-sang.v1'] as unknown as Activated[];
    expect(() => scene({ types })).toThrow('There are no events of type identity.user-sang.v1.');
  });

  it('tries again when the handler fails, and says so', async () => {
    let attempts = 0;
    const { take, troubles, buried } = scene({
      handle: () => {
        attempts += 1;
        if (attempts < 3) throw new Error(`not yet ${attempts}`);
      },
    });
    expect(await take(activated())).toBe('handled');
    expect([attempts, buried]).toEqual([3, []]);
    expect(troubles.map(({ error }) => (error as Error).message)).toEqual(['not yet 1', 'not yet 2']);
  });

  it('puts it aside when it fails each time, and goes on with the subject', async () => {
    const subject = activated().subject;
    const { take, buried } = scene({
      handle: ({ data }: RollcallEvent<Activated>) => {
        if (data.firstName === 'Mallory') throw new Error('I cannot');
      },
    });
    const mallory = activated('Mallory', { subject });
    const [first, second] = await Promise.all([take(mallory), take(activated('Ada', { subject }))]);
    expect([first, second]).toEqual(['poison', 'handled']);
    expect(buried).toMatchObject([{ event: mallory, reason: 'failed', attempts: 3 }]);
    expect(buried[0]?.error.message).toBe('I cannot');
  });

  it.each<[string, unknown]>([
    ['text', 'no json'],
    ['nothing', null],
    ['an event without what it must have', activated('Ada', { data: {} })],
  ])('puts %s aside without asking the handler', async (_, raw) => {
    const { take, buried, handled } = scene();
    expect(await take(raw)).toBe('poison');
    expect(buried).toMatchObject([{ event: raw, reason: 'invalid', attempts: 0 }]);
    expect(handled).toEqual([]);
  });

  it('prefers onPoison, and calls it again until it has taken the event', async () => {
    const taken: PoisonEvent[] = [];
    let calls = 0;
    const { take, buried, troubles } = scene({
      onPoison: (poison) => {
        calls += 1;
        if (calls === 1) throw new Error('full');
        taken.push(poison);
      },
    });
    expect(await take('no json')).toBe('poison');
    expect([calls, taken.length, buried.length, troubles.length]).toEqual([2, 1, 0, 1]);
  });

  it('fails towards the source when nobody takes what cannot be handled', async () => {
    const { take } = scene({}, { bury: undefined });
    await expect(take('no json')).rejects.toThrow('This is no valid event: it has no type.');
  });

  it('gives the handler what the store of handled events works with', async () => {
    const seen: string[] = [];
    const handled: HandledEvents<string> = {
      once: async (_, effect) => {
        await effect('a transaction');
        return true;
      },
    };
    const handling = new EventHandling<Activated, string>({
      types: ['identity.user-activated.v1'],
      handle: (_, tx) => void seen.push(tx),
      handled,
    });
    await handling.take(activated(), { isCurrent: () => true });
    expect(seen).toEqual(['a transaction']);
  });

  it('lets go of what its source brings again anyway', async () => {
    const { take, handled } = scene({}, { isCurrent: () => false });
    expect(await take(activated())).toBe('released');
    expect(await take('no json')).toBe('released');
    expect(handled).toEqual([]);
  });

  it('when it is closed finishes what is in hand, and begins nothing of what waits', async () => {
    let finish: () => void = () => undefined;
    const handled: string[] = [];
    const { take, handling } = scene({
      concurrency: 1,
      handle: ({ data }) =>
        new Promise((resolve) => {
          finish = () => {
            handled.push(data.firstName);
            resolve();
          };
        }),
    });
    const outcomes = [take(activated('Ada')), take(activated('Bob'))];
    const closed = handling.close();
    finish();
    await closed;
    expect(await Promise.all(outcomes)).toEqual(['handled', 'released']);
    expect(handled).toEqual(['Ada']);
  });

  it('when it is closed does not wait for further attempts', async () => {
    const { take, handling, buried } = scene({
      retryDelaysMs: [3_600_000],
      handle: () => {
        throw new Error('no');
      },
    });
    const outcome = take(activated());
    await handling.close();
    expect(await outcome).toBe('released');
    expect(buried).toEqual([]);
  });
});

describe('Remembering events in memory', () => {
  const handledBy = (memory: RememberedEvents, id: string) =>
    memory.once(activated('Ada', { id }), async () => undefined);

  it('forgets the oldest beyond its limit', async () => {
    const memory = new RememberedEvents(2, ['1', '2', '3']);
    expect(await handledBy(memory, '1')).toBe(true);
    expect(await handledBy(memory, '3')).toBe(false);
    expect(await handledBy(memory, '2')).toBe(true);
    expect(memory.ids).toEqual(['1', '2']);
  });

  it('does not remember what failed', async () => {
    const memory = new RememberedEvents();
    const failing = memory.once(activated('Ada', { id: '1' }), async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await handledBy(memory, '1')).toBe(true);
  });
});
