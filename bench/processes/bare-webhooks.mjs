/** Posts the same body to receivers as fast as they take it, with eight connections to each. */
import { Pool } from 'undici';
import { options, serve } from './child-program.mjs';

const CONNECTIONS = 8;
const pools = options.urls.map((url) => new Pool(url, { connections: CONNECTIONS, pipelining: 1 }));
const request = {
  method: 'POST',
  path: '/floor',
  headers: { 'content-type': 'application/json' },
  body: options.body,
};

async function sendTo(pool, events) {
  let left = events;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const { statusCode, body } = await pool.request(request);
      await body.dump();
      if (statusCode >= 300) throw new Error(`A receiver answered ${statusCode}.`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}

serve({}, async ({ receivers, events }) => {
  const begun = performance.now();
  await Promise.all(pools.slice(0, receivers).map((pool) => sendTo(pool, events)));
  return { seconds: (performance.now() - begun) / 1_000 };
});
