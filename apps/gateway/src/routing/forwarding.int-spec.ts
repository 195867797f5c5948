import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_TOKEN, startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { openSocket, rawRequest, readAnswer, sendRaw } from '../../testing/raw-request.js';
import { answerJson, readText } from '../../testing/stub-service.js';

const MEGABYTE = 1024 * 1024;
const json = { 'content-type': 'application/json' };

describe('Forward requests', () => {
  let lab: GatewayLab;
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());
  afterEach(() => {
    lab.identity.handleOther = undefined;
    lab.identity.beforeExchange = undefined;
  });

  it('passes method, path, query and body on as they are', async () => {
    const body = JSON.stringify({ name: 'Ünï ☂', nested: [1, { a: null }] });
    const got = await lab.echo('/v1/groups/a%20b?q=../x%2F..&limit=5&empty=', {
      method: 'PATCH',
      headers: { ...lab.asUser, ...json, 'idempotency-key': 'k1' },
      body,
    });
    expect(got).toMatchObject({ service: 'identity', method: 'PATCH', body });
    expect(got.url).toBe('/v1/groups/a%20b?q=../x%2F..&limit=5&empty=');
    expect(got.headers).toMatchObject({ 'idempotency-key': 'k1', 'content-type': 'application/json' });
  });

  it('reaches each service', async () => {
    const services = [
      '/v1/users/1',
      '/v1/invitations/1',
      '/v1/users/1/mails',
      '/v1/billing/summary',
      '/v1/events',
    ].map(async (path) => (await lab.echo(path, { headers: lab.asUser })).service);
    expect(await Promise.all(services)).toEqual([
      'identity',
      'invitations',
      'notifications',
      'billing',
      'events',
    ]);
  });

  it('leaves it to the service which methods it offers', async () => {
    lab.identity.handleOther = (_request, response) =>
      answerJson(response, 405, { code: 'x' }, { allow: 'GET' });
    const response = await lab.fetch('/v1/groups', { method: 'DELETE', headers: lab.asUser });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it.each([200, 201, 202, 204, 304, 404, 409, 500])('passes the status %s on', async (status) => {
    lab.identity.handleOther = (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', etag: '"1"' }).end();
    };
    const response = await lab.fetch('/v1/groups', { headers: lab.asUser });
    expect([response.status, response.headers.get('etag')]).toEqual([status, '"1"']);
  });

  it('answers HEAD without a body', async () => {
    const response = await lab.fetch('/v1/groups', { method: 'HEAD', headers: lab.asUser });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(lab.identity.calls.at(-1)?.method).toBe('HEAD');
  });

  it('passes a POST without a body on', async () => {
    for (const headers of [{}, json]) {
      const got = await lab.echo('/v1/groups', { method: 'POST', headers: { ...lab.asUser, ...headers } });
      expect([got.status, got.body]).toEqual([200, '']);
    }
  });

  it('streams events as they happen, and stops when the caller leaves', async () => {
    let emit: (event: string) => void = () => undefined;
    let left: () => void = () => undefined;
    const hasLeft = new Promise<void>((resolve) => {
      left = resolve;
    });
    lab.identity.handleOther = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      emit = (event) => response.write(`data: ${event}\n\n`);
      request.socket.once('close', left);
      response.once('close', left);
    };
    const leaving = new AbortController();
    const response = await lab.fetch('/v1/imports/1', { headers: lab.asUser, signal: leaving.signal });
    const reader = response.body!.getReader();
    for (const event of ['one', 'two']) {
      emit(event);
      const { value } = await reader.read();
      expect(Buffer.from(value!).toString()).toBe(`data: ${event}\n\n`);
    }
    leaving.abort();
    await hasLeft;
  });

  it('keeps room for requests however many streams stand, and ends them when it drains', async () => {
    const draining = await startGatewayLab();
    draining.identity.handleOther = (request, response) => {
      if (!String(request.headers.accept).includes('event-stream')) return answerJson(response, 200, {});
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    };
    const headers = { ...draining.asUser, accept: 'text/event-stream' };
    const streams: Response[] = [];
    // One more than a service gets requests at a time.
    for (let opened = 0; opened < 1040; opened += 65) {
      const some = Array.from({ length: 65 }, () => draining.fetch('/v1/live', { headers }));
      streams.push(...(await Promise.all(some)));
    }
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    expect(streams[0]?.headers.get('x-accel-buffering')).toBe('no');
    expect((await draining.fetch('/v1/users', { headers: draining.asUser })).status).toBe(200);
    const ends = streams.map((stream) => stream.text().catch(() => 'broke off'));
    const begunAt = performance.now();
    await draining.drain();
    // Requests get 20 seconds to end; nobody waits for streams.
    expect(performance.now() - begunAt).toBeLessThan(10_000);
    expect((await Promise.all(ends)).length).toBe(1040);
    await draining.stop();
  }, 60_000);

  it('hands an upload over while it still arrives', async () => {
    let firstPiece: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      firstPiece = resolve;
    });
    lab.identity.handleOther = async (request, response) => {
      request.once('data', () => firstPiece());
      answerJson(response, 202, { bytes: (await readText(request)).length });
    };
    const head = {
      host: 'rollcall.test',
      authorization: `Bearer ${ACCESS_TOKEN}`,
      'content-type': 'text/csv',
    };
    const socket = await openSocket(lab.port);
    socket.write(rawRequest('POST /v1/imports?mode=invite', { ...head, 'content-length': '10' }, 'first'));
    await arrived;
    socket.write('secnd');
    const answer = await readAnswer(socket);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([202, { bytes: 10 }]);
  });

  it('takes no more of an upload than the service does, and loses nothing of it', async () => {
    let read: () => void = () => undefined;
    const mayRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    let received = 0;
    lab.identity.handleOther = async (request, response) => {
      await mayRead;
      for await (const chunk of request) received += (chunk as Buffer).length;
      answerJson(response, 202, {});
    };
    const size = 48 * MEGABYTE;
    const head = {
      host: 'rollcall.test',
      authorization: `Bearer ${ACCESS_TOKEN}`,
      'content-type': 'text/csv',
    };
    const socket = await openSocket(lab.port);
    socket.write(rawRequest('POST /v1/imports', { ...head, 'content-length': String(size) }));
    const taken = await writeUntilItStalls(socket, Buffer.alloc(MEGABYTE, 65), size);
    expect(taken).toBeLessThan(24 * MEGABYTE);
    read();
    socket.write(Buffer.alloc(size - taken, 65));
    expect((await readAnswer(socket)).status).toBe(202);
    expect(received).toBe(size);
  });

  it('refuses a body that is declared too large before it arrives', async () => {
    const head = { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...json };
    const request = rawRequest('POST /v1/groups', { ...head, 'content-length': String(MEGABYTE + 1) });
    const { status, body } = await sendRaw(lab.port, request);
    expect([status, JSON.parse(body)]).toMatchObject([413, { code: 'payload_too_large' }]);
  });

  it('refuses a body that turns out too large', async () => {
    let outcome: Promise<string> | undefined;
    lab.identity.handleOther = async (request, response) => {
      outcome = readText(request).catch(() => 'broken off');
      if ((await outcome) !== 'broken off') answerJson(response, 200, {});
    };
    const head = { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...json };
    const socket = await openSocket(lab.port);
    socket.write(rawRequest('POST /v1/groups', { ...head, 'transfer-encoding': 'chunked' }));
    const piece = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    for (let sent = 0; sent < 20; sent += 1) socket.write(piece);
    const { status, body } = await readAnswer(socket);
    expect([status, JSON.parse(body)]).toMatchObject([413, { code: 'payload_too_large' }]);
    expect(await outcome).toBe('broken off');
  });

  it('keeps what services say to the gateway, and what they are built with, to itself', async () => {
    lab.identity.handleOther = (_request, response) =>
      answerJson(
        response,
        200,
        {},
        { 'x-rollcall-sign-in': 'secret', 'x-rollcall-x': '1', server: 's', 'set-cookie': 'a=b' },
      );
    const { headers } = await lab.fetch('/v1/groups', { headers: lab.asUser });
    const names = [...headers.keys()];
    expect(names.filter((name) => /rollcall|server|set-cookie|powered/.test(name))).toEqual([]);
  });

  it('breaks the connection when an answer breaks off', async () => {
    lab.identity.handleOther = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"half":');
      setImmediate(() => response.destroy());
    };
    const response = await lab.fetch('/v1/groups', { headers: lab.asUser });
    await expect(response.text()).rejects.toThrow();
  });
});

/** Writes pieces as long as the other side takes them; resolves with how much was written when it takes no more. */
async function writeUntilItStalls(socket: Socket, piece: Buffer, most: number): Promise<number> {
  let written = 0;
  while (written < most) {
    written += piece.length;
    if (socket.write(piece)) continue;
    const drained = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), 1000);
      socket.once('drain', () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
    if (!drained) return written;
  }
  return written;
}
