/** Reads the feed from its beginning with what other teams install, or the same rows with nothing but SQL. */
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { options, serve } from './child-program.mjs';

const { Directory, readFeed } = await import(
  pathToFileURL(`${options.package}/lib/subscriber/src/index.js`).href
);
const { baseUrl, accessToken, platformId } = options;
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 1 });
const { rows } = await pool.query(
  'SELECT count(*)::int AS count FROM events.feed WHERE platform_id = $1 AND type = ANY ($2)',
  [platformId, Directory.TYPES],
);
const { count } = rows[0];
const roles = { bare, ours };
serve({ count }, (role) => roles[role]());

async function bare() {
  const begun = performance.now();
  let position = '0';
  let read = 0;
  while (read < count) {
    const page = await pool.query({
      name: 'page',
      text: `SELECT position, envelope FROM events.feed
              WHERE platform_id = $1 AND type = ANY ($2) AND position > $3 ORDER BY position LIMIT 500`,
      values: [platformId, Directory.TYPES, position],
    });
    read += page.rows.length;
    ({ position } = page.rows.at(-1));
  }
  return { operations: read, seconds: (performance.now() - begun) / 1_000 };
}

async function ours() {
  const begun = performance.now();
  let handled = 0;
  let reading;
  await new Promise((resolve, reject) => {
    const handle = () => {
      handled += 1;
      if (handled === count) resolve();
    };
    reading = readFeed({ baseUrl, accessToken, types: Directory.TYPES, saveCursor: () => {}, handle });
    reading.done.catch(reject);
  });
  const seconds = (performance.now() - begun) / 1_000;
  await reading.close();
  return { operations: handled, seconds };
}
