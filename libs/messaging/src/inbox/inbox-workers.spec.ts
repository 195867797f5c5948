import { describe, expect, it } from '@jest/globals';
import type { Database } from '@rollcall/database';
import { resolveMessagingOptions } from '../messaging.options.js';
import type { HandlerRegistry } from '../transport/handler-registry.js';
import type { DependencyBreakers } from './dependency-breakers.js';
import type { ClaimOutcome, EventProcessor } from './event-processor.js';
import { InboxWorkers } from './inbox-workers.js';

const HANDLED = ['invited', 'activated', 'deleted'];

/** Workers that only note which types they looked for. */
function workers(outcomeOf: (type: string) => ClaimOutcome = () => ({ more: false, woken: [] })) {
  const looked: string[] = [];
  const processor = {
    handleDue: async (type: string) => {
      looked.push(type);
      return outcomeOf(type);
    },
  };
  const breakers = { run: (_type: string, size: number, work: (limit: number) => unknown) => work(size) };
  const started = new InboxWorkers(
    {} as Database,
    {
      lanes: HANDLED,
      laneOf: (type: string) => (HANDLED.includes(type) ? type : undefined),
    } as HandlerRegistry,
    processor as unknown as EventProcessor,
    breakers as unknown as DependencyBreakers,
    resolveMessagingOptions({ service: 'billing', tuning: { pollIntervalMs: 60_000 } }),
  );
  started.start();
  return { started, looked };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('waking the workers of the inbox', () => {
  it('looks for everything once at the start', async () => {
    const { started, looked } = workers();
    await settled();
    await started.stop();
    expect(looked.toSorted()).toEqual(HANDLED.toSorted());
  });

  it('then looks only for the types that arrived, and for none that has no handler', async () => {
    const { started, looked } = workers();
    await settled();
    looked.length = 0;
    started.wake(['activated', 'unheard-of', 'activated']);
    await settled();
    await started.stop();
    expect(looked).toEqual(['activated']);
  });

  it('looks for the types that waited behind those that were handled', async () => {
    const { started, looked } = workers((type) => ({
      more: false,
      woken: type === 'invited' ? ['deleted'] : [],
    }));
    await settled();
    looked.length = 0;
    started.wake(['invited']);
    await settled();
    await started.stop();
    expect(looked).toEqual(['invited', 'deleted']);
  });
});
