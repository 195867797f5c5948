import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InFlightRequests } from './drain.js';

let server: Server;
let url: string;
let requests: InFlightRequests;
let arrived: Promise<() => void>;

beforeEach(async () => {
  server = createServer();
  arrived = new Promise((resolve) => {
    server.on('request', (_, response) => resolve(() => response.end('done')));
  });
  requests = new InFlightRequests(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('requests in flight', () => {
  it('are waited for', async () => {
    const answer = fetch(url);
    const answerNow = await arrived;
    let finished = false;
    const finish = requests.finish(20).then(() => (finished = true));
    await new Promise((resolve) => void setImmediate(resolve));
    expect(finished).toBe(false);
    answerNow();
    await finish;
    expect(await (await answer).text()).toBe('done');
  });

  it('are cut off when they take longer than they may', async () => {
    const answer = fetch(url).catch((error: Error) => error.message);
    await arrived;
    await requests.finish(0.05);
    expect(await answer).toBe('fetch failed');
  });

  it('do not hold anything up when their caller has gone', async () => {
    const caller = new AbortController();
    const answer = fetch(url, { signal: caller.signal }).catch((error: Error) => error.name);
    await arrived;
    const finish = requests.finish(20);
    caller.abort();
    expect(await answer).toBe('AbortError');
    await finish;
  });
});
