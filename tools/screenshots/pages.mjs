/**
 * Every page there is a picture of. `path` is where it is, or a function of the places that were found (places.mjs):
 * without an address there is no picture. Somebody is signed in unless `isOpen`; `act` does something on the page first.
 */
export const PAGES = [
  { name: 'sign-in', path: '/app/sign-in', isOpen: true },
  { name: 'forgotten-password', path: '/app/forgotten-password', isOpen: true },
  { name: 'group', path: ({ group }) => group && `/app/groups/${group}` },
  { name: 'group-invited', path: ({ group }) => group && `/app/groups/${group}/invited` },
  { name: 'group-settings', path: ({ group }) => group && `/app/groups/${group}/settings` },
  { name: 'new-group', path: ({ group }) => group && `/app/groups/new?group=${group}` },
  { name: 'new-user', path: ({ group }) => group && `/app/users/new?group=${group}`, act: typeAddresses },
  { name: 'remove-member', path: ({ group }) => group && `/app/groups/${group}`, act: askToRemove },
  { name: 'people', path: '/app/people' },
  { name: 'person', path: ({ person }) => person && `/app/people/${person}` },
  { name: 'person-groups', path: ({ person }) => person && `/app/people/${person}/groups` },
  { name: 'person-sessions', path: ({ person }) => person && `/app/people/${person}/sessions` },
  { name: 'person-mails', path: ({ person }) => person && `/app/people/${person}/mails` },
  { name: 'person-sign-ins', path: ({ person }) => person && `/app/people/${person}/signIns` },
  { name: 'person-history', path: ({ person }) => person && `/app/people/${person}/history` },
  { name: 'invitations', path: '/app/invitations' },
  { name: 'invitation-jobs', path: '/app/invitations/jobs' },
  { name: 'sessions', path: '/app/sessions' },
  { name: 'paths', path: '/app/paths' },
  { name: 'new-session', path: '/app/sessions/new' },
  { name: 'session', path: ({ session }) => session && `/app/sessions/${session}` },
  { name: 'session-audience', path: ({ session }) => session && `/app/sessions/${session}/audience` },
  {
    name: 'session-invite',
    path: ({ session }) => session && `/app/sessions/${session}/invite`,
    act: typeAddresses,
  },
  { name: 'session-settings', path: ({ session }) => session && `/app/sessions/${session}/settings` },
  { name: 'imports', path: '/app/imports' },
  { name: 'new-import', path: '/app/imports/new' },
  { name: 'import-planned', path: ({ planned }) => planned && `/app/imports/${planned}` },
  { name: 'import-applied', path: ({ applied }) => applied && `/app/imports/${applied}` },
  { name: 'mail', path: '/app/mail' },
  { name: 'billing', path: '/app/billing' },
  { name: 'billing-cycle', path: ({ cycle }) => cycle && `/app/billing/cycles/${cycle}` },
  { name: 'audit', path: '/app/audit' },
  { name: 'webhooks', path: '/app/webhooks' },
  { name: 'webhook', path: ({ webhook }) => webhook && `/app/webhooks/${webhook}` },
  { name: 'api-keys', path: '/app/api-keys' },
  { name: 'settings', path: '/app/settings' },
  { name: 'not-found', path: '/app/nowhere' },
  { name: 'join', path: ({ join }) => join && `/join/${join}`, isOpen: true },
  { name: 'join-unknown', path: '/join/nobody-has-this-link', isOpen: true },
  { name: 'reset', path: ({ reset }) => reset && `/reset/${reset}`, isOpen: true },
  { name: 'reset-unknown', path: '/reset/nobody-has-this-link', isOpen: true },
  { name: 'mailbox', path: '/mailbox', isOpen: true },
  { name: 'mailbox-mail', path: ({ mail }) => mail && `/mailbox?mail=${mail}`, isOpen: true },
];

async function typeAddresses(page) {
  await page.getByLabel(/^Emails/).fill('Ada Byron <ada@example.org>; alan@example.org; not an address');
  await page.getByText('can be invited').or(page.getByText('will be invited')).first().waitFor();
}

async function askToRemove(page) {
  await page
    .getByRole('button', { name: /^Actions/ })
    .nth(2)
    .click();
  await page.getByRole('menuitem', { name: /^Remove from/ }).click();
  await page.getByRole('dialog').getByRole('status').waitFor();
}
