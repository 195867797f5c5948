import type { CloudEvent, EventDefinition } from '@rollcall/contracts';

interface Contracts {
  root: string;
  events: ReadonlyMap<string, EventDefinition>;
}

/** See schema-compatibility.mjs. */
export function incompatibilities(contracts: Contracts): string[];
export function readPublished(root: string): Map<string, { examples: CloudEvent[] }>;
export function publish(contracts: Contracts): void;
