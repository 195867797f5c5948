import { type Line, aboutNobody, isOneOf } from './authorisation-line.js';
import type { Person } from './authorisation-world.js';

const importsAnybody = (who: Person): boolean =>
  isOneOf(who, 'owner', 'platformAdmin', 'groupAdmin', 'userAdmin');

/** Routes of one import, of which there is none. */
const aboutImport = (route: string): Line => ({
  ...aboutNobody(route),
  call: () => ({
    path: (route.split(' ')[1] ?? '').replace('{id}', crypto.randomUUID()),
    body: route.startsWith('GET') ? undefined : {},
  }),
  expect: (who) => (importsAnybody(who) ? 'hidden' : 'forbidden'),
});

/** Lines about imports; whose imports somebody sees, and what a row may do, is tested in `imports/import-rights.int-spec.ts`. */
export const IMPORTS: Line[] = [
  // Without a file: who may is told that one is missing.
  aboutNobody('POST /v1/imports', {}, importsAnybody),
  aboutNobody('GET /v1/imports', undefined, importsAnybody),
  aboutNobody('GET /v1/imports/template.csv', undefined, importsAnybody),
  aboutImport('GET /v1/imports/{id}'),
  aboutImport('GET /v1/imports/{id}/repair.csv'),
  aboutImport('GET /v1/imports/{id}/rows'),
  aboutImport('POST /v1/imports/{id}/apply'),
  aboutImport('POST /v1/imports/{id}/approval'),
  aboutImport('POST /v1/imports/{id}/pause'),
  aboutImport('POST /v1/imports/{id}/resume'),
  aboutImport('POST /v1/imports/{id}/cancel'),
  aboutImport('POST /v1/imports/{id}/undo'),
];
