/** The types of the API as the admin UI sees it, made from `docs/openapi.json` by openapi-typescript. */
import openapiTypescript, { astToString } from 'openapi-typescript';
import { generate as openApi } from './openapi.mjs';

const HEADER = '/* Made from docs/openapi.json by "npm run generate". */\n';

export async function generate({ root }) {
  const document = JSON.parse((await openApi({ root })).get('docs/openapi.json'));
  const types = astToString(await openapiTypescript(document, { defaultNonNullable: false }));
  return new Map([['apps/admin-ui/src/api/schema.ts', HEADER + types]]);
}
