/** Prints who joins which platform. See README.md. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { RememberedEvents, readFeed, subscribe } from '@rollcall/contracts/subscriber';

const {
  ROLLCALL_URL = 'http://localhost:3000',
  ROLLCALL_KEY = '',
  AMQP_URL,
  STATE_FILE = 'state.json',
} = process.env;

/** What is kept between two starts: the place in the feed, what was handled last, and the names of platforms. */
const state = existsSync(STATE_FILE)
  ? JSON.parse(readFileSync(STATE_FILE, 'utf8'))
  : { cursor: null, handled: [], platforms: {} };
const handled = new RememberedEvents(1_000, state.handled);

function save() {
  // Written beside and renamed: whenever this process is killed, one of both is whole.
  writeFileSync(`${STATE_FILE}.new`, JSON.stringify({ ...state, handled: handled.ids }));
  renameSync(`${STATE_FILE}.new`, STATE_FILE);
}

const feed = {
  baseUrl: ROLLCALL_URL,
  accessToken: ROLLCALL_KEY,
  after: state.cursor,
  saveCursor(/** @type {string} */ cursor) {
    state.cursor = cursor;
    save();
  },
};

/** @type {import('@rollcall/contracts/subscriber').HandlingOptions<'identity.platform-created.v1' | 'identity.platform-updated.v1' | 'identity.user-activated.v1'>} */
const events = {
  types: ['identity.platform-created.v1', 'identity.platform-updated.v1', 'identity.user-activated.v1'],
  // One subject at a time: the platform has its name before the first person joins it.
  concurrency: 1,
  handled,
  handle(event) {
    const { type, data, platformid } = event;
    if (type !== 'identity.user-activated.v1') state.platforms[platformid] = data.name;
    else
      console.log(`${data.firstName} ${data.lastName} joined ${state.platforms[platformid] ?? 'a platform'}`);
  },
};

/** With a broker events come at once, and the feed fills the gaps; without one the feed is all there is. */
const listening = AMQP_URL
  ? subscribe({ ...events, amqpUrl: AMQP_URL, queue: 'example.rollcall', catchUp: feed })
  : readFeed({ ...events, ...feed });

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void listening.close());
await listening.done;
save();
