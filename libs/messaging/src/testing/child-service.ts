/**
 * A service of the lab as a process of its own, for tests that kill it. Told by its environment what to be, told by
 * messages what to append.
 */
import type { ServiceName } from '@rollcall/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { BatchEffectsConsumer, EffectsConsumer } from './effects.consumer.js';
import { startLabService } from './lab-service.js';
import { sampleEvents } from './sample-events.js';

/** What a child is to be. */
export interface ChildOptions {
  service: ServiceName;
  databaseUrl: string;
  amqpUrl?: string;
  consumer?: 'single' | 'batch';
  /** Time that each effect takes. */
  slowMs?: number;
  peers?: Partial<Record<ServiceName, string>>;
}

const { service, databaseUrl, amqpUrl, consumer, slowMs, peers } = JSON.parse(
  process.env['CHILD_OPTIONS'] ?? '{}',
) as ChildOptions;
let handlersBegun = 0;
let handlersEnded = 0;
const behaviour = async (): Promise<void> => {
  handlersBegun += 1;
  if (slowMs) await delay(slowMs);
  handlersEnded += 1;
};
const started = await startLabService(
  service,
  { databaseUrl, amqpUrl },
  {
    consumer: consumer && (consumer === 'batch' ? BatchEffectsConsumer : EffectsConsumer),
    behaviour,
    peers,
  },
);
process.on('disconnect', () => process.exit(0));
// A handler that was cut short shows as the exit code.
process.on(
  'SIGTERM',
  () => void started.close().then(() => process.exit(handlersBegun === handlersEnded ? 0 : 3)),
);
process.on('message', ({ append, prefix }: { append: number; prefix: string }) => {
  void started.append(sampleEvents(append, prefix)).then(() => process.send?.('appended'));
});
process.send?.({ url: started.url });
