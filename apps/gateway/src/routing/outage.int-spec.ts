import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_TOKEN, startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { openSocket, rawRequest, readAnswer } from '../../testing/raw-request.js';
import { answerJson, startStub } from '../../testing/stub-service.js';

const json = { 'content-type': 'application/json' };

describe('When a service is in trouble', () => {
  let lab: GatewayLab;
  let gone: string;
  beforeAll(async () => {
    const stub = await startStub('gone');
    await stub.stop();
    gone = stub.url;
    lab = await startGatewayLab({ UPSTREAM_TIMEOUT_SECONDS: '3', BILLING_URL: gone });
  });
  afterAll(() => lab.stop());
  afterEach(() => {
    lab.invitations.handle = undefined;
  });

  const expectUnavailable = async (response: Response): Promise<void> => {
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'service_unavailable', status: 503 });
  };

  it('answers 503 when it is down, whatever the method', async () => {
    await expectUnavailable(await lab.fetch('/v1/billing/summary', { headers: lab.asUser }));
    await expectUnavailable(
      await lab.fetch('/v1/billing/summary', {
        method: 'POST',
        headers: { ...lab.asUser, ...json },
        body: JSON.stringify({ long: 'x'.repeat(500_000) }),
      }),
    );
  });

  it('leaves the connection good for the next request', async () => {
    const head = { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...json };
    const body = 'x'.repeat(900_000);
    const socket = await openSocket(lab.port);
    const length = { 'content-length': String(body.length), connection: 'keep-alive' };
    socket.write(rawRequest('POST /v1/billing/summary', { ...head, ...length }, body));
    socket.write(rawRequest('GET /livez', { host: 'rollcall.test' }));
    const { body: answers } = await readAnswer(socket);
    expect(answers).toContain('service_unavailable');
    expect(answers).toContain('{"alive":true}');
  });

  it('answers 503 when it says nothing, and others do not wait', async () => {
    lab.invitations.handle = () => undefined;
    const waiting = Array.from({ length: 20 }, () => lab.fetch('/v1/invitations/1', { headers: lab.asUser }));
    const others = Array.from({ length: 5 }, () => lab.echo('/v1/groups', { headers: lab.asUser }));
    const first = await Promise.race([Promise.all(others), Promise.race(waiting)]);
    expect(Array.isArray(first)).toBe(true);
    for (const response of await Promise.all(waiting)) await expectUnavailable(response);
  });

  it('answers 503 to a POST whose answer never comes', async () => {
    lab.invitations.handle = async (request) => {
      for await (const _chunk of request);
    };
    const call = { method: 'POST', headers: { ...lab.asUser, ...json }, body: '{"a":1}' };
    await expectUnavailable(await lab.fetch('/v1/invitations/1/reminders', call));
  });

  it('answers 503 when it hangs up, and asks again only where nothing changes', async () => {
    let calls = 0;
    lab.invitations.handle = (request, response) => {
      calls += 1;
      if (request.method === 'GET' && calls % 2 === 0) answerJson(response, 200, {});
      else request.socket.destroy();
    };
    const read = await lab.fetch('/v1/invitations/1', { headers: lab.asUser });
    expect([read.status, calls]).toEqual([200, 2]);
    calls = 0;
    await expectUnavailable(await lab.fetch('/v1/invitations/1', { method: 'DELETE', headers: lab.asUser }));
    expect(calls).toBe(1);
  });

  it('answers 503 when it talks nonsense', async () => {
    lab.invitations.handle = (request) => {
      request.socket.end('this is not HTTP\r\n\r\n');
    };
    await expectUnavailable(await lab.fetch('/v1/invitations/1', { headers: lab.asUser }));
  });

  it('passes a 503 of the service on once, as it is', async () => {
    let calls = 0;
    lab.invitations.handle = (_request, response) => {
      calls += 1;
      answerJson(response, 503, { code: 'overloaded' }, { 'retry-after': '1' });
    };
    const response = await lab.fetch('/v1/invitations/1', { headers: lab.asUser });
    expect([response.status, response.headers.get('retry-after'), calls]).toEqual([503, '1', 1]);
    expect(await response.json()).toEqual({ code: 'overloaded' });
  });

  it('does not wait for ever for a body that never comes', async () => {
    const head = { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...json };
    const socket = await openSocket(lab.port);
    socket.write(rawRequest('POST /v1/groups', { ...head, 'content-length': '100' }, '{"name":'));
    const { status, body } = await readAnswer(socket);
    expect([status, JSON.parse(body)]).toMatchObject([408, { code: 'request_timeout' }]);
  });

  it('serves others while 200 connections send their requests slowly (V56)', async () => {
    const patient = await startGatewayLab();
    const sockets = await Promise.all(Array.from({ length: 200 }, () => openSocket(patient.port)));
    const head = { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...json };
    for (const [index, socket] of sockets.entries()) {
      const half = 'POST /v1/groups HTTP/1.1\r\nhost: rollcall.test\r\n';
      const noBody = rawRequest('POST /v1/groups', { ...head, 'content-length': '100' });
      socket.write(index % 2 === 0 ? half : noBody);
    }
    const calls = Array.from({ length: 100 }, () => patient.echo('/v1/users', { headers: patient.asUser }));
    for (const { status } of await Promise.all(calls)) expect(status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await patient.stop();
  });

  it('answers 503, not 401, when nobody can say who the caller is', async () => {
    const blind = await startGatewayLab({ IDENTITY_URL: gone });
    const response = await blind.fetch('/v1/invitations/1', { headers: blind.asUser });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'service_unavailable' });
    await blind.stop();
  });
});
