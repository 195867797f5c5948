import type { CloudEvent, EventDefinition } from '@rollcall/contracts';

/** See published-schema.mjs. */
export function publishedSchema(definition: EventDefinition, sample: CloudEvent): Record<string, unknown>;
