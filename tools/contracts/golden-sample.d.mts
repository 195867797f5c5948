import type { CloudEvent, EventDefinition } from '@rollcall/contracts';

/** See golden-sample.mjs. */
export function goldenSample(definition: EventDefinition): CloudEvent;
