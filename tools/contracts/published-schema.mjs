import path from 'node:path';
import { loadContracts } from './load-contracts.mjs';

const { eventSchema } = await loadContracts(path.resolve(import.meta.dirname, '../..'));

/** JSON Schema of a whole event as its consumers may rely on it, with a sample of it. */
export function publishedSchema(definition, sample) {
  return { ...eventSchema(definition), examples: [sample] };
}
