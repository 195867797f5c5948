/** A service with nothing in it but its events, on the product's messaging library, with its production settings. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { options, serve } from './child-program.mjs';

const { root, service, databaseUrl, amqpUrl, consumes } = options;
const load = (file) => import(pathToFileURL(path.join(root, 'dist/libs/messaging/src', file)).href);
const { startLabService } = await load('testing/lab-service.js');
const { BatchEffectsConsumer } = await load('testing/effects.consumer.js');
const { sampleEvents } = await load('testing/sample-events.js');
const { resolveMessagingOptions } = await load('messaging.options.js');

// The laboratory's own settings are those of tests: short waits.
const { tuning } = resolveMessagingOptions({ service });
const consumer = consumes ? BatchEffectsConsumer : undefined;
const started = await startLabService(service, { databaseUrl, amqpUrl }, { consumer, tuning });

serve({ url: started.url }, async ({ append, prefix }) => {
  await started.append(sampleEvents(append, prefix));
  return { appended: append };
});
