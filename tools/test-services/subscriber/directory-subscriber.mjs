/**
 * A service of another team that keeps a copy of groups and people. It is killed at any moment: everything is in a
 * journal, a line for each event before it counts, and each place in the feed. Its parent may ask what it knows.
 */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Directory, RememberedEvents, readFeed, subscribe } from '@rollcall/contracts/subscriber';

const { baseUrl, accessToken, amqpUrl, journal } = JSON.parse(process.argv[2]);
const { directory, ids, cursor } = readJournal();
let handled = ids.length;
const note = (line) => appendFileSync(journal, `${JSON.stringify(line)}\n`);

const events = {
  types: Directory.TYPES,
  handled: new RememberedEvents(200_000, ids),
  handle: (event) => {
    note({ event });
    directory.apply(event);
    handled += 1;
  },
  onTrouble: ({ what, error }) => process.send?.({ trouble: `${what}: ${error.message}` }),
};
const feed = {
  baseUrl,
  accessToken,
  after: cursor,
  saveCursor: (next) => note({ cursor: next }),
  takeSnapshot: async (snapshot) => {
    await directory.replace(snapshot);
    // Written beside and renamed: killed in between, the old journal is still whole.
    writeFileSync(`${journal}.new`, `${JSON.stringify({ directory })}\n`);
    renameSync(`${journal}.new`, journal);
  },
};
const listening = amqpUrl
  ? subscribe({ ...events, amqpUrl, queue: 'directory.rollcall', catchUp: { ...feed, everySeconds: 5 } })
  : readFeed({ ...events, ...feed });

process.on('message', () => {
  const { people, groups } = directory;
  process.send({ people, groups, counts: listening.counts, handled });
});
process.on('disconnect', () => process.exit());
process.once('SIGTERM', () => {
  void listening.close().then(() => process.exit());
});

function readJournal() {
  const known = { directory: Directory.from(), ids: [], cursor: null };
  if (!existsSync(journal)) return known;
  for (const line of readFileSync(journal, 'utf8').split('\n').slice(0, -1)) {
    const entry = JSON.parse(line);
    if (entry.directory) known.directory = Directory.from(entry.directory);
    if (entry.event) known.ids.push(entry.event.id);
    if (entry.event) known.directory.apply(entry.event);
    if (entry.cursor) known.cursor = entry.cursor;
  }
  return known;
}
