import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { auditAction } from './audit-actions.rules.js';

/** Written down by nobody: the mailbox is a tool of developers. Accepting is written down where identity activates. */
const UNNAMED = ['DELETE /mailbox/api/mails', 'POST /v1/invitation-links/:token/acceptance'];

describe('Names of commands in the audit', () => {
  it('exist for every route that writes', () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
    const unnamed = Object.entries<object>(paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => ['post', 'put', 'patch', 'delete'].includes(method))
        .map((method) => [method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1')] as const)
        .map(([method, route]) => ({ route: `${method} ${route}`, name: auditAction(method, route) }))
        .filter(({ route, name }) => name === route)
        .map(({ route }) => route),
    );
    expect(unnamed.toSorted()).toEqual(UNNAMED);
  });
});
