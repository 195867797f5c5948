/**
 * The main journey against a running Rollcall with its demo platform:
 *   node tools/ci/start-journey.mjs http://127.0.0.1:3000
 * The group admin invites two people, both read their mail, one accepts and signs in; the owner sees one more
 * seat, and the feed of events tells of it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Failure, reportFailure } from '../process/failure.mjs';
import { DemoApi, linkTokenIn } from '../start/demo-api.mjs';
import { OWNER, PASSWORD, PEOPLE, PLATFORM } from '../start/demo-content.mjs';

const SEAT_MS = 30_000;
const SETTLED_MS = 1_500;
const ADMIN = PEOPLE.find(({ role }) => role === 'admin').email;
/** The way up from France to the first private group (W1). */
const EXPECTED_GROUPS = ['EMEA', 'France', 'Sales', PLATFORM.name];

/** A client signed in as somebody of the demo platform. */
export async function signIn(url, login) {
  const api = new DemoApi(url);
  const { accessToken } = await api.post('/v1/auth/login', {
    login,
    password: PASSWORD,
    platform: PLATFORM.slug,
  });
  return api.as(accessToken);
}

export async function runJourney(url, say) {
  const owner = await signIn(url, OWNER.email);
  const admin = await signIn(url, ADMIN);
  const seatsBefore = await settledSeats(owner);

  const groups = (await admin.get('/v1/groups?limit=200')).items;
  const france = groups.find(({ name }) => name === 'France').id;
  const body = { emails: 'a@example.org; b@example.org', groupIds: [france], roles: ['learner'] };
  const { results } = await admin.post('/v1/invitations', body);
  assert(
    results.length === 2 && results.every(({ outcome }) => outcome === 'invited'),
    'both addresses are invited',
    results,
  );

  const [mail] = await Promise.all(
    ['a@example.org', 'b@example.org'].map((address) => admin.mailsTo(address)),
  );
  const names = { firstName: 'Ada', lastName: 'Example', password: PASSWORD };
  await new DemoApi(url).post(`/v1/invitation-links/${linkTokenIn(mail)}/acceptance`, names);

  const learner = await signIn(url, 'a@example.org');
  const { user } = await learner.get('/v1/auth/me');
  const nameOf = new Map((await owner.get('/v1/groups?limit=200')).items.map(({ id, name }) => [id, name]));
  const memberOf = user.memberships.map(({ groupId }) => nameOf.get(groupId)).toSorted();
  assert(
    String(memberOf) === String(EXPECTED_GROUPS.toSorted()),
    'the learner is in France and above',
    memberOf,
  );

  await untilSeats(owner, seatsBefore + 1);
  await untilTold(owner, 'identity.user-activated.v1', user.id);
  say(
    `✓ journey: invited two, accepted one, seats ${seatsBefore} → ${seatsBefore + 1}, the feed tells of it`,
  );
}

/** The demo's own people get their seats by events, which may still be on their way: the count has to hold for a while. */
async function settledSeats(owner) {
  const accepted = PEOPLE.filter(({ accepts }) => accepts).length;
  const deadline = Date.now() + SEAT_MS;
  let seats = await seatsOf(owner);
  for (let since = Date.now(); seats < accepted || Date.now() - since < SETTLED_MS; await delay(200)) {
    if (Date.now() > deadline)
      throw new Failure(`The journey failed: ${seats} seats for ${accepted} people.`);
    const now = await seatsOf(owner);
    if (now !== seats) since = Date.now();
    seats = now;
  }
  return seats;
}

async function untilSeats(owner, expected) {
  const deadline = Date.now() + SEAT_MS;
  for (let seats = await seatsOf(owner); seats !== expected; seats = await seatsOf(owner)) {
    if (Date.now() > deadline)
      throw new Failure(`The journey failed: ${expected} seats expected, ${seats} found.`);
    await delay(200);
  }
}

/** The feed has it once all services have told theirs; it waits for what is on its way. */
async function untilTold(owner, type, userId) {
  const deadline = Date.now() + SEAT_MS;
  for (let after = ''; ;) {
    const page = await owner.get(`/v1/events?types=${type}&waitSeconds=5${after && `&after=${after}`}`);
    if (page.items.some(({ data }) => data.userId === userId)) return;
    if (Date.now() > deadline) throw new Failure(`The journey failed: the feed does not tell of ${type}.`);
    after = page.nextCursor;
  }
}

async function seatsOf(owner) {
  return (await owner.get('/v1/billing/summary')).activeSeats;
}

function assert(holds, what, found) {
  if (!holds) throw new Failure(`The journey failed: ${what}; found ${JSON.stringify(found)}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runJourney(process.argv[2], console.log).catch(reportFailure);
}
