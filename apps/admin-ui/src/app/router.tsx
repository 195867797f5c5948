import { createBrowserRouter, type LoaderFunctionArgs, redirect } from 'react-router';
import type { ApiProblem } from '../api/api-problem.js';
import { csrfToken } from '../api/csrf-token.js';
import { createQueryClient } from '../api/query-client.js';
import { groupsQuery } from '../groups/groups.query.js';
import { HomePage } from '../pages/home/home.page.js';
import { NotFoundPage } from '../pages/not-found/not-found.page.js';
import { firstMembersQuery } from '../pages/users/members.query.js';
import { UsersPage } from '../pages/users/users.page.js';
import { sessionQuery } from '../session/session.query.js';
import { Shell } from '../shell/shell.js';
import { RouteFault } from './route-fault.js';

/** Pages beyond the first, the people of a group, are fetched when they are opened. */
const page = <Name extends string>(
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
): { lazy: () => Promise<{ Component: React.ComponentType }>; HydrateFallback: () => null } => ({
  lazy: async () => ({ Component: (await load())[name] }),
  HydrateFallback: Blank,
});

/** Nothing is shown while the code of the first page is on its way. */
function Blank(): null {
  return null;
}

/** Where the gateway serves the admin UI. */
const BASE = '/app';

/**
 * So long the page waits for what all of it needs before it shows that it waits: what stands in for a part of it stays
 * for a third of a second at least, however soon the data comes.
 */
const PATIENCE_MS = 500;

/** What the API answered. Whoever is told that their sign-in has ended goes to sign in. */
export const queryClient = createQueryClient((problem: ApiProblem) => {
  if (problem.code === 'unauthenticated') goToSignIn();
  if (problem.code === 'password_change_required') goToPasswordChange();
});

export const router = createBrowserRouter(
  [
    {
      path: '/sign-in',
      ...page(() => import('../pages/sign-in/sign-in.page.js'), 'SignInPage'),
    },
    {
      path: '/forgotten-password',
      ...page(() => import('../pages/sign-in/forgotten-password.page.js'), 'ForgottenPasswordPage'),
    },
    {
      path: '/change-password',
      ...page(() => import('../pages/sign-in/change-password.page.js'), 'ChangePasswordPage'),
    },
    {
      path: '/',
      Component: Shell,
      HydrateFallback: Blank,
      ErrorBoundary: RouteFault,
      loader: onlySignedIn,
      children: [
        { index: true, Component: HomePage },
        { path: 'users/new', ...page(() => import('../pages/new-user/new-user.page.js'), 'NewUserPage') },
        {
          path: 'people/:userId/:tab?',
          ...page(() => import('../pages/person/person.page.js'), 'PersonPage'),
        },
        { path: 'people', ...page(() => import('../pages/people/people.page.js'), 'PeoplePage') },
        { path: 'imports', ...page(() => import('../pages/imports/imports.page.js'), 'ImportsPage') },
        {
          path: 'imports/new',
          ...page(() => import('../pages/imports/new-import.page.js'), 'NewImportPage'),
        },
        { path: 'imports/:importId', ...page(() => import('../pages/imports/import.page.js'), 'ImportPage') },
        { path: 'sessions', ...page(() => import('../pages/sessions/sessions.page.js'), 'SessionsPage') },
        {
          path: 'sessions/new',
          ...page(() => import('../pages/sessions/new-session.page.js'), 'NewSessionPage'),
        },
        {
          path: 'sessions/:sessionId/:tab?',
          ...page(() => import('../pages/sessions/session.page.js'), 'SessionPage'),
        },
        { path: 'paths', ...page(() => import('../pages/sessions/paths.page.js'), 'PathsPage') },
        { path: 'webhooks', ...page(() => import('../pages/webhooks/webhooks.page.js'), 'WebhooksPage') },
        {
          path: 'webhooks/:webhookId',
          ...page(() => import('../pages/webhooks/webhook.page.js'), 'WebhookPage'),
        },
        { path: 'api-keys', ...page(() => import('../pages/api-keys/api-keys.page.js'), 'ApiKeysPage') },
        { path: 'settings', ...page(() => import('../pages/settings/settings.page.js'), 'SettingsPage') },
        { path: 'mail', ...page(() => import('../pages/mail/mail.page.js'), 'MailPage') },
        { path: 'audit', ...page(() => import('../pages/audit/audit.page.js'), 'AuditPage') },
        { path: 'billing', ...page(() => import('../pages/billing/billing.page.js'), 'BillingPage') },
        {
          path: 'billing/cycles/:cycleId',
          ...page(() => import('../pages/billing/cycle.page.js'), 'CyclePage'),
        },
        {
          path: 'invitations/:tab?',
          ...page(() => import('../pages/invitations/invitations.page.js'), 'InvitationsPage'),
        },
        {
          path: 'groups/new',
          ...page(() => import('../pages/new-group/new-group.page.js'), 'NewGroupPage'),
        },
        {
          path: 'groups/:groupId/settings',
          ...page(() => import('../pages/group-settings/group-settings.page.js'), 'GroupSettingsPage'),
        },
        {
          path: 'groups/:groupId/:section?',
          loader: membersAhead,
          Component: UsersPage,
        },
        { path: '*', Component: NotFoundPage },
      ],
    },
  ],
  { basename: BASE },
);

/** Without the cookie that comes with a sign-in nobody is signed in; then nothing is asked for in vain. */
async function onlySignedIn({ request }: LoaderFunctionArgs): Promise<Response | null> {
  if (csrfToken() !== undefined) {
    // Whoever shows them says what went wrong.
    const needed = Promise.allSettled([
      queryClient.ensureQueryData(sessionQuery),
      queryClient.ensureQueryData(groupsQuery),
    ]);
    await Promise.race([needed, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    return null;
  }
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(BASE.length);
  return redirect(
    path === '' || path === '/' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(path + search)}`,
  );
}

/** Asks for the people of a group at once, instead of when the groups have come and the page is drawn. */
function membersAhead({ params: { groupId, section } }: LoaderFunctionArgs): null {
  const isCurrent = section !== 'invited';
  if (groupId && isCurrent && csrfToken() !== undefined)
    void queryClient.prefetchInfiniteQuery(firstMembersQuery({ groupId, section: 'current' }));
  return null;
}

/** Where the person is, as routes here name it: without the folder in which the gateway serves them. */
function here(): { path: string; search: string } {
  const { pathname, search } = router.state.location;
  const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
  return { path: path === '' ? '/' : path, search };
}

/** Where somebody goes whose sign-in has ended; they come back to where they were. */
function goToSignIn(): void {
  const { path, search } = here();
  if (path === '/sign-in') return;
  queryClient.clear();
  const back = path === '/' ? '' : `?back=${encodeURIComponent(path + search)}`;
  void router.navigate(`/sign-in${back}`, { replace: true });
}

/** Where somebody goes who may do nothing else before they have a password of their own (U6). */
function goToPasswordChange(): void {
  if (here().path !== '/change-password') void router.navigate('/change-password', { replace: true });
}
