import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { linkTokenIn } from '../start/demo-api.mjs';

const FIRST =
  'Amélie,Noah,Chloé,Lucas,Zoé,Hugo,Inès,Théo,Maya,Oscar,Freya,Arthur,Nour,Elias,Clara,Sven'.split(',');
const LAST =
  'Moreau,Okafor,Bernard,Nguyen,Lefèvre,Silva,Haddad,Petit,Jansen,Rossi,Dubois,Kowalska,Meyer'.split(',');
const GROUPS = ['Sales/EMEA/France', 'Sales/EMEA', 'Sales/Partners/Acme', 'HR'];
const PEOPLE = 96;
const PATIENCE_MS = 60_000;

/** Adds to the demo platform what its pages are there for. `api` is the owner's. */
export async function addContent({ api, baseUrl, mailEventsSecret, say }) {
  say('adding people, imports, invitations and a bounced mail');
  const applied = await importFile(api, 'people-2026.csv', fileOf(peopleRows()));
  await api.post(`/v1/imports/${applied}/apply`, {}, 'screenshots-apply');
  await until(api, applied, ({ status }) => status === 'applied');
  await importFile(api, 'partners-with-mistakes.csv', fileOf(rowsWithMistakes()));
  const groups = (await api.get('/v1/groups?limit=200')).items;
  const sales = groups.find(({ name }) => name === 'Sales').id;
  const emails = LAST.map((name, index) => `${plain(FIRST[index])}.${plain(name)}@partner.example`);
  await invite(api, sales, emails);
  const { items } = await api.get('/v1/invitations?status=pending&limit=20');
  await api.post(`/v1/invitations/${items[2].id}/reminders`, { newLink: false }, 'screenshots-remind');
  await bounce({ api, baseUrl, secret: mailEventsSecret, email: emails[4] });
  await letProgramsIn(api, baseUrl);
  const person = { login: 'lea.france@demo.example', platform: 'demo' };
  await api.post('/v1/auth/password-reset-requests', person, 'screenshots-reset');
  await api.mailsTo(person.login);
}

async function invite(api, groupId, emails) {
  const body = { emails, groupIds: [groupId], roles: ['learner'] };
  await api.post('/v1/invitations', body, 'screenshots-invite');
  linkTokenIn(await api.mailsTo(emails.at(-1)));
}

/** A key, and a webhook whose receiver takes nothing, so that its page has something to say. */
async function letProgramsIn(api, baseUrl) {
  const scopes = ['users:read', 'users:write', 'groups:read'];
  await api.post('/v1/api-keys', { name: 'HR sync', scopes }, 'screenshots-key');
  const webhook = { url: `${baseUrl}/intranet`, description: 'Directory of the intranet' };
  const { id } = await api.post('/v1/webhooks', webhook, 'screenshots-webhook');
  await api.post(
    `/v1/webhooks/${id}/replays`,
    { from: new Date(Date.now() - 3_600_000).toISOString() },
    'screenshots-replay',
  );
}

function peopleRows() {
  return Array.from({ length: PEOPLE }, (_, n) => {
    const [first, last] = [FIRST[n % FIRST.length], LAST[n % LAST.length]];
    const role = n % 24 === 5 ? 'coach' : 'learner';
    return `${plain(first)}.${plain(last)}${n}@academy.example,${first},${last},${GROUPS[n % GROUPS.length]},${role}`;
  });
}

function rowsWithMistakes() {
  return [
    ...peopleRows().slice(0, 4),
    'grace@partner.example,Grace,Hopper,Sales/Partners,learner',
    'alan@partner,Alan,Turing,HR,learner',
    'mary@partner.example,Mary,Somerville,Logistics,learner',
    'emmy@partner.example,Emmy,Noether,HR,professor',
    'hedy@partner.example,Hedy,Lamarr,Sales/EMEA/France,author',
  ];
}

const fileOf = (rows) => ['Email,First name,Last name,Groups,Roles', ...rows].join('\r\n');
const plain = (name) =>
  name
    .normalize('NFD')
    .replaceAll(/\P{ASCII}/gu, '')
    .toLowerCase();

/** Uploads a file and waits for its plan; returns the id of the import. */
async function importFile(api, name, content) {
  const body = new FormData();
  body.set('file', new File([content], name, { type: 'text/csv' }));
  const answer = await fetch(new URL('/v1/imports?mode=setUp&sendCredentials=true', api.baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'idempotency-key': `screenshots-${name}` },
    body,
  });
  if (!answer.ok) throw new Error(`The import was refused: ${await answer.text()}`);
  const { id } = await answer.json();
  await until(api, id, ({ status, plannedAt }) => status === 'planned' && plannedAt !== null);
  return id;
}

async function until(api, importId, isSo) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await api.get(`/v1/imports/${importId}`);
    if (isSo(found)) return;
    if (Date.now() > deadline) throw new Error(`The import of ${importId} is still ${found.status}.`);
    await delay(200);
  }
}

/** Says in the mail provider's place that a mail did not arrive. */
async function bounce({ api, baseUrl, secret, email }) {
  const [{ headers }] = await api.mailsTo(email);
  const messageId = headers['message-id'] ?? headers['Message-ID'];
  const diagnostic = '550 5.1.1 No such user';
  const events = [{ type: 'bounce', messageId, at: new Date().toISOString(), diagnostic }];
  const [body, seconds] = [JSON.stringify({ events }), Math.floor(Date.now() / 1_000)];
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const answer = await fetch(new URL('/v1/mail/provider-events', baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mail-signature': `t=${seconds},v1=${signature}` },
    body,
  });
  if (!answer.ok) throw new Error(`The bounce was refused: ${await answer.text()}`);
}
