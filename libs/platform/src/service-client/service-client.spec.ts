import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { actorTokens, userActor } from '../actors/test-actors.js';
import { TEST_SECRET_KEYS } from '../bootstrap/test-service.js';
import { problemDocument } from '../problems/problem-document.js';
import { RequestContext } from '../requests/request-context.js';
import { DependencyUnavailableError } from './dependency-unavailable.error.js';
import { RemoteProblem } from './remote-problem.error.js';
import { ServiceClient } from './service-client.js';

const tokens = actorTokens(TEST_SECRET_KEYS);
const servers: Server[] = [];

async function clientOf(listener: RequestListener, timeoutSeconds = 5): Promise<ServiceClient> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new ServiceClient({ baseUrl, self: 'invitations', peer: 'identity', tokens, timeoutSeconds });
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  }
});

const echo: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const { method, url, headers } = request;
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ method, url, headers, body }));
  });
};
interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}
const answering =
  (status: number, body: string, contentType = 'application/json'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };

describe('a call to another service', () => {
  it('carries the body, the actor and the ids of the request it serves', async () => {
    const client = await clientOf(echo);
    const context = new RequestContext('request-1', '00-trace', '203.0.113.9');
    const actor = userActor();
    const sent = await RequestContext.run(context, () =>
      client.put<Echo>('/internal/x?y=1', { body: { name: 'Zoë' }, actor, idempotencyKey: 'once' }),
    );
    expect(sent).toMatchObject({ method: 'PUT', url: '/internal/x?y=1', body: '{"name":"Zoë"}' });
    expect(sent.headers).toMatchObject({
      'x-request-id': 'request-1',
      traceparent: '00-trace',
      'x-rollcall-client-ip': '203.0.113.9',
      'idempotency-key': 'once',
      'content-type': 'application/json',
    });
    expect(await tokens.verify(sent.headers['x-rollcall-actor'] ?? '')).toEqual(actor);
  });

  it('is made by the service itself unless it is said for whom, and without ids outside a request', async () => {
    const { headers } = await (await clientOf(echo)).get<Echo>('/x');
    expect(await tokens.verify(headers['x-rollcall-actor'] ?? '')).toEqual({
      kind: 'service',
      service: 'invitations',
    });
    expect(headers).not.toHaveProperty('x-request-id');
    expect(headers).not.toHaveProperty('content-type');
  });

  it('resolves with nothing for an empty answer', async () => {
    const client = await clientOf((_, response) => response.writeHead(204).end());
    await expect(client.delete('/x')).resolves.toBeUndefined();
  });

  it('throws what the peer refused', async () => {
    const problem = problemDocument('link_closed', 'Closed on Monday.', { extra: { closedAt: 'x' } });
    const client = await clientOf(answering(410, JSON.stringify(problem), 'application/problem+json'));
    const error: unknown = await client.post('/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RemoteProblem);
    expect(error).toMatchObject({ status: 410, code: 'link_closed', problem: { closedAt: 'x' } });
  });

  it.each<[string, RequestListener]>([
    ['fails', answering(500, '{"code":"internal_error","detail":"x"}')],
    ['is overloaded', answering(503, '')],
    ['redirects', answering(302, '')],
    ['answers with a page', answering(200, '<html>', 'text/html')],
    ['answers half a document', answering(200, '{"a":')],
    ['refuses without a problem', answering(404, 'Not Found', 'text/plain')],
    ['hangs up', (request) => request.socket.destroy()],
    [
      'hangs up in the middle',
      (request, response) =>
        void response.writeHead(200, { 'content-length': 9 }).write('{', () => request.socket.destroy()),
    ],
  ])('is unavailable when the peer %s', async (_, listener) => {
    const call = (await clientOf(listener)).get('/x');
    await expect(call).rejects.toThrow(DependencyUnavailableError);
    await expect(call).rejects.toMatchObject({ dependency: 'identity' });
  });

  it('is unavailable when nobody listens', async () => {
    const client = await clientOf(echo);
    await new Promise((resolve) => void servers.pop()?.close(resolve));
    await expect(client.get('/x')).rejects.toThrow(/identity is unavailable: .*ECONNREFUSED/);
  });

  it.each<[string, RequestListener]>([
    ['at all', () => undefined],
    ['in full', (_, response) => void response.writeHead(200).write('{')],
  ])('is unavailable when the peer does not answer %s in time', async (_, listener) => {
    const client = await clientOf(listener, 0.05);
    await expect(client.get('/x')).rejects.toThrow('identity is unavailable: no answer within 0.05 s');
  });

  it('is made again when a kept connection turns out to be closed, if that does no harm', async () => {
    let calls = 0;
    const seen: string[] = [];
    const client = await clientOf((request, response) => {
      calls += 1;
      seen.push(request.method ?? '');
      if (calls % 2 === 0) request.socket.resetAndDestroy();
      else answering(200, '{}')(request, response);
    });
    await client.get('/x');
    await expect(client.get('/x')).resolves.toEqual({});
    await expect(client.post('/x')).rejects.toThrow(DependencyUnavailableError);
    expect(seen).toEqual(['GET', 'GET', 'GET', 'POST']);
  });
});
