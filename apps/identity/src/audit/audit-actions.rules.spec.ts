import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { auditAction } from './audit-actions.rules.js';

/**
 * Not written down here. The mailbox is a tool of developers; accepting is written down where identity activates; providers
 * and people who unsubscribe act on nobody else. A reconciliation is about all platforms and nobody's in particular; what
 * it changes stands in the ledger. The test of a webhook changes nothing; nor does a token of a key, which is the key, nor
 * a mail that is looked at before it is sent.
 */
const UNNAMED = [
  'DELETE /mailbox/api/mails',
  'DELETE /v1/unsubscriptions/:token',
  'POST /v1/billing/reconciliations',
  'POST /v1/invitation-links/:token/acceptance',
  'POST /v1/invitations/:id/reminder-preview',
  'POST /v1/mail/provider-events',
  'POST /v1/oauth/token',
  'POST /v1/webhooks/:id/test',
  'PUT /v1/unsubscriptions/:token',
];

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
