import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Header, HttpCode, Module, Post } from '@nestjs/common';
import { Allow } from '../actors/allow.decorator.js';
import { userActor } from '../actors/test-actors.js';
import { startTestService, testConfig, type TestService } from '../bootstrap/test-service.js';
import { ServiceConfig } from '../config/service.config.js';
import { metrics } from '../observability/metrics.js';
import { RequestContext } from './request-context.js';
import { vouchForHeaders } from './request-headers.js';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

@Controller('context')
@Allow('anonymous')
class ContextController {
  @Get()
  @Header('content-security-policy', 'own')
  read(): object {
    return { ...RequestContext.current() };
  }

  @Post()
  @HttpCode(200)
  async write(@Body() _body: unknown): Promise<object> {
    await new Promise((resolve) => void setImmediate(resolve));
    return { ...RequestContext.current() };
  }
}

@Module({ controllers: [ContextController] })
class ContextModule {}

const lines: string[] = [];
const config = testConfig(ServiceConfig, { LOG_LEVEL: 'debug' });
const logDestination = { write: (line: string) => void lines.push(line) };
let service: TestService;

beforeAll(async () => {
  service = await startTestService({ module: ContextModule, config, logDestination });
});
afterAll(() => service.close());
beforeEach(() => void lines.splice(0));

type Context = Record<'requestId' | 'traceparent' | 'clientIp', string>;
const read = async (headers: Record<string, string>, { url } = service): Promise<Context> =>
  (await (await fetch(`${url}/context`, { headers })).json()) as Context;

describe('a request', () => {
  it('keeps the ids that the gateway gave it', async () => {
    const headers = { 'x-request-id': 'request-0001', traceparent: TRACEPARENT };
    expect(await read(headers)).toMatchObject({ requestId: 'request-0001', traceparent: TRACEPARENT });
  });

  it.each(['short', 'x'.repeat(65), 'with blank', '{"level":"fatal"}'])(
    'gets another id than "%s"',
    async (id) => {
      expect((await read({ 'x-request-id': id })).requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    },
  );

  it.each([
    TRACEPARENT.toUpperCase(),
    TRACEPARENT.replace('00-', '01-'),
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
    `${TRACEPARENT}-more`,
    '',
  ])('begins a new trace instead of "%s"', async (traceparent) => {
    const made = (await read({ traceparent })).traceparent;
    expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(made).not.toBe(traceparent);
  });

  it('has the address of the outside caller only from one of our own', async () => {
    const headers = { 'x-rollcall-client-ip': '203.0.113.9' };
    expect((await read(headers)).clientIp).toBe('127.0.0.1');
    expect((await read({ ...headers, ...(await service.as({ kind: 'anonymous' })) })).clientIp).toBe(
      '203.0.113.9',
    );
    const odd = { 'x-rollcall-client-ip': 'x\t', ...(await service.as({ kind: 'anonymous' })) };
    expect((await read(odd)).clientIp).toBe('127.0.0.1');
  });

  it('keeps its context while its body is read and after', async () => {
    const headers = { 'content-type': 'application/json', 'x-request-id': 'request-0002' };
    const request = httpRequest(`${service.url}/context`, { method: 'POST', headers });
    request.flushHeaders();
    await once(service.app.getHttpServer() as Server, 'request');
    request.write('{"text":');
    request.end('"x"}');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(await json(response)).toMatchObject({ requestId: 'request-0002' });
  });

  it('has the address that the gateway itself found out', async () => {
    const gateway = await startTestService({
      module: ContextModule,
      configure: (app) => {
        (app.getHttpServer() as Server).prependListener('request', (request: IncomingMessage) => {
          request.headers['x-rollcall-client-ip'] = '198.51.100.7';
          vouchForHeaders(request);
        });
      },
    });
    expect((await read({ 'x-rollcall-client-ip': '203.0.113.9' }, gateway)).clientIp).toBe('198.51.100.7');
    await gateway.close();
  });
});

describe('an answer', () => {
  it('has the id of its request and headers that keep browsers from using it otherwise', async () => {
    const { headers } = await fetch(`${service.url}/livez`, { headers: { 'x-request-id': 'request-0004' } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-request-id': 'request-0004',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.has('server')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('lets a route choose other headers', async () => {
    const { headers } = await fetch(`${service.url}/context`);
    expect(headers.get('content-security-policy')).toBe('own');
  });

  it('is logged in one line: reads at debug, writes and refusals at info', async () => {
    const headers = await service.as(userActor());
    await fetch(`${service.url}/context?email=ann@x.org`, { headers });
    await fetch(`${service.url}/context`, { method: 'POST' });
    await fetch(`${service.url}/join/S3cr3t`);
    const logged = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request');
    expect(logged).toMatchObject([
      { level: 'debug', method: 'GET', url: '/context', status: 200, actor: 'user' },
      { level: 'info', method: 'POST', url: '/context', status: 400, actor: 'anonymous' },
      { level: 'info', method: 'GET', url: '/join/[redacted]', status: 404 },
    ]);
    expect(logged.every(({ ms, requestId }) => typeof ms === 'number' && typeof requestId === 'string')).toBe(
      true,
    );
  });

  it('is measured by the pattern of its route, not by its address', async () => {
    await fetch(`${service.url}/nowhere/${'x'.repeat(20)}`);
    const text = await metrics.metrics();
    expect(text).toContain(
      'http_server_request_duration_seconds_count{method="GET",route="/context",status="200"}',
    );
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toContain('nowhere');
  });
});
