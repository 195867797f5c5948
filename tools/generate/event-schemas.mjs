import { goldenSample } from '../contracts/golden-sample.mjs';
import { loadContracts } from '../contracts/load-contracts.mjs';
import { publishedSchema } from '../contracts/published-schema.mjs';

/** Folder whose other files are stale. */
export const OWNED_FOLDER = 'libs/contracts/schemas';

/** The JSON Schema of each event type, envelope included. */
export async function generate({ root }) {
  const { EVENTS } = await loadContracts(root);
  return new Map(
    [...EVENTS.values()].map((definition) => [
      `${OWNED_FOLDER}/${definition.type}.json`,
      `${JSON.stringify(publishedSchema(definition, goldenSample(definition)), null, 2)}\n`,
    ]),
  );
}
