import type { EventDefinition } from '@rollcall/contracts';

/** See asyncapi.mjs. */
export function asyncApi(definitions: readonly EventDefinition[], version: string): Record<string, unknown>;
