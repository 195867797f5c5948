import { describe, expect, it } from '@jest/globals';
import { ROUTES, routeFinder } from './route-table.rules.js';

const find = routeFinder(ROUTES);
const at = (path: string): ReturnType<typeof find> => find(path.slice(1).split('/'));

describe('Find who answers', () => {
  it.each([
    ['/v1/auth/login', 'identity', 'open'],
    ['/v1/auth/password-reset-requests', 'identity', 'open'],
    ['/v1/auth/password-resets', 'identity', 'open'],
    ['/v1/auth/logout', 'identity', 'signed-in'],
    ['/v1/auth/me', 'identity', 'signed-in'],
    ['/v1/platforms', 'identity', 'signed-in'],
    ['/v1/platforms/1', 'identity', 'signed-in'],
    ['/v1/platform', 'identity', 'signed-in'],
    ['/v1/groups/1/members/2/roles/coach', 'identity', 'signed-in'],
    ['/v1/users', 'identity', 'signed-in'],
    ['/v1/users/', 'identity', 'signed-in'],
    ['/v1/users/1', 'identity', 'signed-in'],
    ['/v1/users/1/deletion-date', 'identity', 'signed-in'],
    ['/v1/users/1/mails', 'notifications', 'signed-in'],
    ['/v1/users/1/mails/2/preview.html', 'notifications', 'signed-in'],
    ['/v1/users/1/why-no-mail', 'notifications', 'signed-in'],
    ['/v1/users/mails', 'identity', 'signed-in'],
    ['/v1/invitations', 'identity', 'signed-in'],
    ['/v1/invitations/', 'identity', 'signed-in'],
    ['/v1/invitations/1', 'invitations', 'signed-in'],
    ['/v1/invitations/1/reminders', 'invitations', 'signed-in'],
    ['/v1/invitations/1/reminder-preview', 'notifications', 'signed-in'],
    ['/v1/invitations/1/reminder-preview.html', 'notifications', 'signed-in'],
    ['/v1/invitation-links/abc', 'invitations', 'open'],
    ['/v1/invitation-links/abc/acceptance', 'invitations', 'optional'],
    ['/v1/paths/1/sessions', 'identity', 'signed-in'],
    ['/v1/sessions/1/invitations', 'identity', 'signed-in'],
    ['/v1/imports', 'identity', 'signed-in'],
    ['/v1/imports/template.csv', 'identity', 'signed-in'],
    ['/v1/live', 'identity', 'signed-in'],
    ['/v1/audit-events', 'identity', 'signed-in'],
    ['/v1/billing/ledger.csv', 'billing', 'signed-in'],
    ['/v1/mail/provider-events', 'notifications', 'open'],
    ['/v1/mail/suppressions/1', 'notifications', 'signed-in'],
    ['/v1/mail/summary', 'notifications', 'signed-in'],
    ['/v1/unsubscriptions/abc', 'notifications', 'open'],
    ['/unsubscribe/abc', 'gateway', 'open'],
    ['/mailbox', 'notifications', 'open'],
    ['/mailbox/api/mails', 'notifications', 'open'],
    ['/join/abc', 'gateway', 'optional'],
    ['/docs', 'gateway', 'open'],
    ['/', 'gateway', 'open'],
    ['/livez', 'gateway', 'open'],
  ])('%s: %s, %s', (path, service, access) => {
    expect(at(path)).toMatchObject({ service, access });
  });

  it.each([
    '/internal/actor-tokens',
    '/v1',
    '/v1/',
    '/v1/internal/actor-tokens',
    '/v2/groups',
    '/V1/groups',
    '/v1/groupsx',
    '/v1/invitation-links',
    '/v1/invitation-links/',
    '/v1/invitation-links/a/b/c',
    '/join',
    '/join/a/b',
    '/metrics',
    '/mailboxes',
  ])('%s: nobody', (path) => {
    expect(at(path)).toBeUndefined();
  });

  it('lets nobody through without a sign-in but where it says so', () => {
    const open = ROUTES.filter(({ access, service }) => access !== 'signed-in' && service !== 'gateway');
    expect(open.map(({ path }) => path)).toEqual([
      '/v1/auth/login',
      '/v1/auth/password-reset-requests',
      '/v1/auth/password-resets',
      '/v1/auth/password-resets/*',
      '/v1/invitation-links/*/acceptance',
      '/v1/invitation-links/*',
      '/v1/mail/provider-events',
      '/v1/unsubscriptions/*',
      '/mailbox/**',
    ]);
  });
});
