import { Pool } from 'undici';

/** One kept connection whose calls are timed one by one. */
export class TimedClient {
  latencies = [];

  constructor(origin) {
    this.pool = new Pool(origin, { connections: 1, pipelining: 1 });
  }

  async call(wanted) {
    const at = performance.now();
    const { statusCode, body } = await this.pool.request(wanted);
    const text = await body.text();
    this.latencies.push(performance.now() - at);
    if (statusCode >= 300) throw new Error(`${wanted.method} ${wanted.path} answered ${statusCode}: ${text}`);
    return text;
  }

  /** For `summary` of `rounds.mjs`. */
  get sample() {
    return { operations: this.latencies.length, latencies: this.latencies };
  }

  async close() {
    await this.pool.destroy();
  }
}
