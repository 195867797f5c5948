import type { ServiceName } from '@rollcall/contracts';

/** Who gets through to a route. */
export type Access =
  /** Anyone; credentials are not even looked at. */
  | 'open'
  /** Anyone; who bears credentials is passed on under their own name. */
  | 'optional'
  /** Only who bears valid credentials. */
  | 'signed-in';

/** Which allowance a call to a route draws on; see `rate-limits/`. */
export type Allowance = 'actor' | 'sign-in' | 'password-reset' | 'links' | 'pages' | 'none';

/** One line of the table. */
export interface Route {
  /** `*` stands for one segment, a `**` at the end for any number of them, none included. */
  path: string;
  /** Who answers; `gateway` for what is served here. */
  service: ServiceName;
  access: Access;
  allowance: Allowance;
  /** A successful answer signs the caller in: the browser gets its cookies. */
  signsIn?: true;
  /** A successful answer ends the sign-in: the browser loses its cookies. */
  signsOut?: true;
  /** A successful answer changes what the caller's sign-in may do: this process forgets what it knows of it. */
  renewsSignIn?: true;
  /** POST takes files of any size and kind instead of a small JSON body. */
  takesFiles?: true;
  /** Answers with pages for people, which bring a content security policy of their own. */
  servesPages?: true;
  /** Answered under any host name: orchestrators call by address. */
  anyHost?: true;
}

const open = { access: 'open' } as const;
const signedIn = { access: 'signed-in', allowance: 'actor' } as const;
const identity = { service: 'identity', ...signedIn } as const;
const notifications = { service: 'notifications', ...signedIn } as const;
const page = { service: 'gateway', ...open, allowance: 'pages', servesPages: true } as const;
const probe = { service: 'gateway', ...open, allowance: 'none', anyHost: true } as const;

/**
 * Every address of the installation and who answers it. The first line that fits wins; what fits none is 404, so
 * that `/internal/…` of the services has no way in. Whether the method is offered is for the service to say.
 */
export const ROUTES: readonly Route[] = [
  { path: '/v1/auth/login', service: 'identity', ...open, allowance: 'sign-in', signsIn: true },
  { path: '/v1/auth/password-reset-requests', service: 'identity', ...open, allowance: 'password-reset' },
  { path: '/v1/auth/password-resets', service: 'identity', ...open, allowance: 'password-reset' },
  { path: '/v1/auth/password-resets/*', service: 'identity', ...open, allowance: 'password-reset' },
  // Programs show their credentials to the gateway itself, like people theirs: no service ever sees them.
  { path: '/v1/oauth/token', service: 'gateway', ...open, allowance: 'sign-in' },
  { path: '/v1/auth/password', ...identity, renewsSignIn: true },
  { path: '/v1/auth/logout', ...identity, signsOut: true },
  { path: '/v1/auth/**', ...identity },

  { path: '/v1/api-keys/**', ...identity },
  { path: '/v1/platforms/**', ...identity },
  { path: '/v1/platform', ...identity },
  { path: '/v1/groups/**', ...identity },
  // A mail as a page has a policy of its own.
  { path: '/v1/users/*/mails/*/preview.html', ...notifications, servesPages: true },
  { path: '/v1/users/*/mails/**', ...notifications },
  { path: '/v1/users/*/why-no-mail', ...notifications },
  { path: '/v1/users/**', ...identity },
  { path: '/v1/paths/**', ...identity },
  { path: '/v1/sessions/**', ...identity },
  { path: '/v1/imports', ...identity, takesFiles: true },
  { path: '/v1/imports/**', ...identity },
  // Open for as long as a page is; connecting anew after a break must not use up what the page may ask.
  { path: '/v1/live', ...identity, allowance: 'none' },
  { path: '/v1/audit-events/**', ...identity },
  { path: '/v1/audit-events.csv', ...identity },

  // Who may see which invitation is known to identity; what becomes of one, to invitations (architecture.md 2).
  { path: '/v1/invitations', ...identity },
  { path: '/v1/invitations/*/reminder-preview', ...notifications },
  { path: '/v1/invitations/*/reminder-preview.html', ...notifications, servesPages: true },
  { path: '/v1/invitations/**', service: 'invitations', ...signedIn },
  { path: '/v1/invitation-jobs/**', service: 'invitations', ...signedIn },
  {
    path: '/v1/invitation-links/*/acceptance',
    service: 'invitations',
    access: 'optional',
    allowance: 'links',
    signsIn: true,
  },
  { path: '/v1/invitation-links/*', service: 'invitations', ...open, allowance: 'links' },

  { path: '/v1/billing/**', service: 'billing', ...signedIn },

  // What a platform is made of is known to identity; what happened on it, to events (decision record 13).
  { path: '/v1/events/snapshot', ...identity },
  { path: '/v1/events', service: 'events', ...signedIn },
  { path: '/v1/webhooks/**', service: 'events', ...signedIn },

  // Signed by the mail provider, or proved by the link in a mail.
  { path: '/v1/mail/provider-events', service: 'notifications', ...open, allowance: 'links' },
  { path: '/v1/mail/**', ...notifications },
  { path: '/v1/unsubscriptions/*', service: 'notifications', ...open, allowance: 'links' },

  { path: '/mailbox/**', service: 'notifications', ...open, allowance: 'pages', servesPages: true },

  { path: '/join/*', ...page, access: 'optional', allowance: 'links' },
  { path: '/reset/*', ...page, allowance: 'links' },
  { path: '/unsubscribe/*', ...page, allowance: 'links' },
  { path: '/docs', ...page },
  { path: '/docs/*', ...page },
  { path: '/assets/*', ...page },
  { path: '/openapi.json', ...page },
  { path: '/problems/*', ...page },
  { path: '/favicon.ico', ...page },
  { path: '/app/**', ...page },
  { path: '/', ...page },

  { path: '/livez', ...probe },
  { path: '/readyz', ...probe },
];

/** A way to look up the route of a path, prepared once. */
export type RouteFinder = (segments: readonly string[]) => Route | undefined;

/** Prepares a table for look-ups. */
export function routeFinder(routes: readonly Route[]): RouteFinder {
  const prepared = routes.map((route) => ({ route, pattern: route.path.slice(1).split('/') }));
  return (segments) => {
    // A slash at the end belongs to the same place; whether it is spelt so is for the service to say.
    const significant = segments.length > 1 && segments.at(-1) === '' ? segments.slice(0, -1) : segments;
    return prepared.find(({ pattern }) => fits(pattern, significant))?.route;
  };
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  const isOpenEnded = pattern.at(-1) === '**';
  const fixed = isOpenEnded ? pattern.length - 1 : pattern.length;
  if (isOpenEnded ? segments.length < fixed : segments.length !== fixed) return false;
  for (let index = fixed - 1; index >= 0; index -= 1) {
    const expected = pattern[index];
    if (expected !== segments[index] && !(expected === '*' && segments[index] !== '')) return false;
  }
  return true;
}
