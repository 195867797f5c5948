import { Pool } from 'undici';

/**
 * Calls a server over kept connections, each lane one call after the other, for a time or a number of calls.
 * `request(n)` gives the n-th call: `{ method, path, headers, body }`. Every answer must be a success: a figure that
 * holds refusals is none.
 */
export async function httpLoad({
  origin,
  concurrency,
  seconds = Infinity,
  count = Infinity,
  request,
  onAnswer,
}) {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const latencies = [];
  const begun = performance.now();
  let calls = 0;
  const lane = async () => {
    while (calls < count && performance.now() - begun < seconds * 1000) {
      const wanted = request(calls++);
      const at = performance.now();
      const { statusCode, body } = await pool.request(wanted);
      const text = await body.text();
      latencies.push(performance.now() - at);
      if (statusCode >= 300)
        throw new Error(`${wanted.method} ${wanted.path} answered ${statusCode}: ${text}`);
      onAnswer?.(text);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, lane));
  } finally {
    await pool.destroy();
  }
  return { operations: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
}
