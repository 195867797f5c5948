import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeDocuments } from '../openapi/merge-documents.mjs';
import { loadServiceDocuments } from '../openapi/service-documents.mjs';

const FILE = 'docs/openapi.json';

/** The public API of all services as one OpenAPI 3.1 document, which the gateway serves. */
export function generate({ root }) {
  // What else is made from the document asks for it too.
  made ??= make(root);
  return made;
}

let made;

async function make(root) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { PROBLEMS: problems, API_SCOPES: scopes } = await load(root, 'dist/libs/platform/src/index.js');
  const document = mergeDocuments({
    version,
    services: await loadServiceDocuments(root),
    routing: await load(root, 'dist/apps/gateway/src/routing/route-table.rules.js'),
    problems,
    scopes,
  });
  return new Map([[FILE, `${JSON.stringify(document, null, 2)}\n`]]);
}

function load(root, file) {
  return import(pathToFileURL(path.join(root, file)).href);
}
