import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../process/failure.mjs';

/** The compiled contracts. @throws Failure when they were not built yet. */
export async function loadContracts(root) {
  const file = path.join(root, 'dist/libs/contracts/src/index.js');
  if (!existsSync(file)) throw new Failure('The contracts are not built yet; run "npm run build".');
  return import(pathToFileURL(file).href);
}
