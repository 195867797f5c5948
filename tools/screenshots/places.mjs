import { DemoApi } from '../start/demo-api.mjs';
import { OWNER, PASSWORD, PLATFORM } from '../start/demo-content.mjs';

/** How the pages are signed in to. */
export const SIGN_IN = { login: OWNER.email, password: PASSWORD, platform: PLATFORM.slug };

/** The API, as the owner of the demo platform. */
export async function ownersApi(baseUrl) {
  const api = new DemoApi(baseUrl);
  return api.as((await api.post('/v1/auth/login', SIGN_IN)).accessToken);
}

/** Addresses of what the pages are about, by what they are called in pages.mjs; what does not exist is undefined. */
export async function findPlaces(api) {
  const [groups, people, imports, cycles, sessions, webhooks, mails] = await Promise.all(
    [
      '/v1/groups?limit=200',
      '/v1/users?limit=1&q=lea.france',
      '/v1/imports',
      '/v1/billing/cycles',
      '/v1/sessions',
      '/v1/webhooks',
      '/mailbox/api/mails',
    ].map(async (path) => (await api.get(path).catch(() => ({ items: [] }))).items),
  );
  const tokenAfter = (path) =>
    mails.map(({ text }) => new RegExp(`/${path}/([\\w.~-]+)`).exec(text)?.[1]).find(Boolean);
  return {
    group: groups.find(({ name }) => name === 'Sales')?.id,
    person: people[0]?.id,
    planned: imports.find(({ status }) => status === 'planned')?.id,
    applied: imports.find(({ status }) => status === 'applied')?.id,
    cycle: cycles[0]?.id,
    session: sessions[0]?.id,
    webhook: webhooks[0]?.id,
    mail: mails.find(({ text }) => text.includes('/join/'))?.id,
    join: tokenAfter('join'),
    reset: tokenAfter('reset'),
  };
}
