import { goldenSample } from '../contracts/golden-sample.mjs';
import { loadContracts } from '../contracts/load-contracts.mjs';

/** Folder whose other files are stale. */
export const OWNED_FOLDER = 'libs/contracts/golden';

/** One whole event of each type, for the tests of whoever consumes them. */
export async function generate({ root }) {
  const { EVENTS } = await loadContracts(root);
  return new Map(
    [...EVENTS.values()].map((definition) => [
      `${OWNED_FOLDER}/${definition.type}.json`,
      `${JSON.stringify(goldenSample(definition), null, 2)}\n`,
    ]),
  );
}
