import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DemoApi, linkTokenIn } from './demo-api.mjs';
import { GROUPS, OWNER, PASSWORD, PATHS, PEOPLE, PLATFORM } from './demo-content.mjs';

const DAY_MS = 86_400_000;

/**
 * Creates the demo platform through the public API, as a client would. Every step can be repeated: what a crash
 * interrupted is continued at the next start. Returns the sign-ins to show.
 */
export async function createDemo({ baseUrl, operatorToken, directory, options, signal, say }) {
  const hasMailbox = !options.variables.SMTP_URL;
  const state = new DemoState(path.join(directory.dataDir, 'demo.json'));
  if (!state.isDone) {
    say('creating the demo platform');
    const api = new DemoApi(baseUrl, { signal });
    const demo = { api, state, say };
    try {
      await createPlatform(demo, operatorToken);
      demo.api = await signIn(api, OWNER.email);
      await fill(demo, hasMailbox);
      state.finish();
    } catch (error) {
      if (signal.aborted) throw error;
      say(`the demo is not complete and is continued at the next start: ${error.message}`);
    }
  }
  if (!hasMailbox)
    say('SMTP_URL is set: the demo has its owner only, as nobody reads the invitations of the others');
  const others = hasMailbox ? PEOPLE.filter(({ accepts }) => accepts) : [];
  return {
    platform: PLATFORM.slug,
    password: PASSWORD,
    people: [{ label: 'owner', email: OWNER.email }, ...others],
  };
}

async function createPlatform({ api, state }, operatorToken) {
  const owner = { ...OWNER, password: PASSWORD };
  await ignoring(
    [409],
    api.as(operatorToken).post('/v1/platforms', { ...PLATFORM, owner }, state.key('platform')),
  );
}

async function signIn(api, login) {
  const body = { login, password: PASSWORD, platform: PLATFORM.slug };
  return api.as((await api.post('/v1/auth/login', body)).accessToken);
}

async function fill(demo, hasMailbox) {
  const groupIds = await createGroups(demo);
  if (!hasMailbox) return;
  for (const person of PEOPLE) await invite(demo, person, groupIds);
  for (const person of PEOPLE.filter(({ accepts }) => accepts)) await accept(demo, person);
  for (const plan of PATHS) await createPath(demo, plan, groupIds);
}

/** Ids of all groups by name. */
async function createGroups({ api, state }) {
  const existing = (await api.get('/v1/groups?limit=200')).items;
  const ids = new Map(existing.map(({ name, id }) => [name, id]));
  const root = existing.find(({ parentId }) => parentId === null);
  for (const { name, parent, public: isPublic } of GROUPS) {
    if (ids.has(name)) continue;
    const body = { name, parentId: parent ? ids.get(parent) : root.id, public: isPublic };
    ids.set(name, (await api.post('/v1/groups', body, state.key(`group-${name}`))).id);
  }
  return ids;
}

/** An invitation that is already accepted answers 409: there was no address left to invite. */
async function invite({ api, state }, { email, group, role }, groupIds) {
  const body = { emails: [email], groupIds: [groupIds.get(group)], roles: [role] };
  await ignoring([409], api.post('/v1/invitations', body, state.key(`invite-${email}`)));
}

async function accept({ api, state }, { email, firstName, lastName }) {
  const token = linkTokenIn(await api.mailsTo(email));
  const body = { firstName, lastName, password: PASSWORD };
  const call = api
    .as(undefined)
    .post(`/v1/invitation-links/${token}/acceptance`, body, state.key(`accept-${email}`));
  await ignoring([409, 410], call);
}

async function createPath({ api, state }, plan, groupIds) {
  const groupId = groupIds.get(plan.group);
  const key = (step) => state.key(`${step}-${plan.group}`);
  const { id } = await api.post('/v1/paths', { name: plan.name, groupId }, key('path'));
  const startsAt = state.daysFromStart(plan.inDays);
  const endsAt = state.daysFromStart(plan.inDays + 30);
  const body = { name: plan.session, groupId, startsAt, endsAt, audience: 'dynamic' };
  const session = await api.post(`/v1/paths/${id}/sessions`, body, key('session'));
  const audience = {
    groupIds: plan.audience.map((name) => groupIds.get(name)),
    userIds: [],
    excludedUserIds: [],
  };
  await api.put(`/v1/sessions/${session.id}/audience`, audience, key('audience'));
}

async function ignoring(statuses, call) {
  try {
    return await call;
  } catch (error) {
    if (!statuses.includes(error.status)) throw error;
    return undefined;
  }
}

/** When the demo was begun, and whether it is complete. The same keys and dates make a repeated call the same call. */
class DemoState {
  constructor(file) {
    this.file = file;
    const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    this.isDone = kept.done === true;
    this.startedAt = kept.startedAt ?? new Date().toISOString();
    if (!kept.startedAt) this.#save();
  }

  key(step) {
    return `demo-${Date.parse(this.startedAt)}-${step}`;
  }

  daysFromStart(days) {
    return new Date(Date.parse(this.startedAt) + days * DAY_MS).toISOString();
  }

  finish() {
    this.isDone = true;
    this.#save();
  }

  #save() {
    writeFileSync(this.file, JSON.stringify({ startedAt: this.startedAt, done: this.isDone }));
  }
}
