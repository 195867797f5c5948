/**
 * What an API key can be allowed to do (R7), each with a sentence for whoever chooses: a key acts with the rights of a
 * platform admin, as far as its scopes open the routes. Scopes are part of the public contract: add, never rename. There
 * is none for billing, which is the owner's alone (P21), none for the settings of the platform, none for imports, which
 * somebody looks through before they are applied, and none for keys.
 */
export const API_SCOPES = {
  'users:read': 'See all people, their memberships and what became of their erasure.',
  'users:write': 'Set people up, change, delete and erase them, set passwords and deletion dates.',
  'groups:read': 'See all groups and who is in them.',
  'groups:write': 'Create, change and delete groups, put people into them and take them out.',
  'invitations:read': 'See all invitations and what became of their mails.',
  'invitations:write': 'Invite people, remind them, and cancel invitations.',
  'sessions:read': 'See paths, learning sessions and their learners.',
  'sessions:write': 'Create and change paths and learning sessions, and choose who takes part.',
  'mail:read': 'See what was mailed to whom, why nothing was, and which addresses get no mail.',
  'mail:write': 'Stop mail to addresses, and allow it again.',
  'platform:read': 'See the settings of the platform.',
  'audit:read': 'Read, export and verify the audit.',
  'events:read': 'Read the feed of events and its snapshot.',
  'webhooks:read': 'See webhooks and what was delivered to them.',
  'webhooks:write': 'Create, change and delete webhooks, rotate their secrets, and deliver again.',
} as const;

/** Name of a scope. */
export type ApiScope = keyof typeof API_SCOPES;

/** The names of all scopes, in the order of {@link API_SCOPES}. */
export const API_SCOPE_NAMES = Object.keys(API_SCOPES) as readonly ApiScope[];

/** Whether a text is the name of a scope. */
export function isApiScope(text: unknown): text is ApiScope {
  return typeof text === 'string' && Object.hasOwn(API_SCOPES, text);
}
