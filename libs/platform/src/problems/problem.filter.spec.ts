import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, HttpException, Module, Param, Post, Query, type Type } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Allow } from '../actors/allow.decorator.js';
import { startTestService, testConfig, type TestService } from '../bootstrap/test-service.js';
import { ServiceConfig } from '../config/service.config.js';
import { IdPipe } from '../requests/id.pipe.js';
import { DependencyUnavailableError } from '../service-client/dependency-unavailable.error.js';
import { RemoteProblem } from '../service-client/remote-problem.error.js';
import { DomainError } from './domain.error.js';
import { problemDocument, type ProblemDocument } from './problem-document.js';
import type { ProblemCode } from './problems.js';

class Note {
  @MaxLength(1000)
  @IsString()
  text: string;
}

class Search {
  @IsOptional()
  @IsString()
  q?: string;
}

const SQL = 'SELECT password_hash FROM users';
const sqlError = (code?: string): Error =>
  Object.assign(new Error(`failed: ${SQL}`), {
    code,
    query: SQL,
    parameters: ['secret'],
    detail: 'Key (email)=(a@x.org)',
  });
const remote = (code: ProblemCode): Error => {
  const document = problemDocument(code, 'A detail.', {
    requestId: 'theirs',
    instance: '/internal/x',
    extra: { limit: 3 },
  });
  return new RemoteProblem(document.status, code, document);
};

const FAILURES: Record<string, () => unknown> = {
  domain: () => new DomainError('user_limit_reached', 'At most 5.', { limit: 5, status: 200, code: 'ok' }),
  limited: () =>
    new DomainError('too_many_requests', 'Slow down.', {
      retryAfterSeconds: 7,
      rateLimit: { limit: 50, remaining: 0, resetSeconds: 7 },
    }),
  outage: () => sqlError('57P01'),
  refused: () => new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })]),
  broken: () => sqlError('42703'),
  duplicate: () => sqlError('23505'),
  unstorable: () => sqlError('22021'),
  bug: () => new TypeError("Cannot read properties of undefined (reading 'x')"),
  text: () => 'just a text',
  peer: () => new DependencyUnavailableError('identity', 'connect ECONNREFUSED 10.0.0.7:3001'),
  refusal: () => remote('invitation_closed'),
  ourfault: () => remote('unauthenticated'),
  teapot: () => new HttpException('I am a teapot', 418),
};

@Controller('notes')
@Allow('anonymous')
class NotesController {
  @Post()
  write(@Body() note: Note): Note {
    return note;
  }

  @Get('search')
  search(@Query() search: Search): Search {
    return search;
  }

  @Get('failing/:failure')
  fail(@Param('failure') failure: string): never {
    throw FAILURES[failure]?.();
  }

  @Get('by-id/:id')
  byId(@Param('id', IdPipe) id: string): { id: string } {
    return { id };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

const lines: string[] = [];
let service: TestService;

beforeAll(async () => {
  service = await startTestService({
    module: NotesModule as Type<unknown>,
    config: testConfig(ServiceConfig, { LOG_LEVEL: 'debug' }),
    logDestination: { write: (line) => void lines.push(line) },
  });
});
beforeEach(() => void lines.splice(0));
afterAll(() => service.close());

interface Answer {
  status: number;
  headers: Headers;
  raw: string;
  problem: ProblemDocument;
}

async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${service.url}${path}`, init);
  const raw = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    raw,
    problem: JSON.parse(raw) as ProblemDocument,
  };
}

function expectProblem(
  { status, headers, raw, problem }: Answer,
  expectedStatus: number,
  code: string,
): void {
  expect([status, problem.status, problem.code]).toEqual([expectedStatus, expectedStatus, code]);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(problem.type).toBe(`/problems/${code}`);
  expect(problem.title.length).toBeGreaterThan(3);
  expect(problem.detail.length).toBeGreaterThan(3);
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('x-request-id')).toBe(problem.requestId);
  expect(raw).not.toMatch(
    /SELECT|password_hash|secret|a@x\.org|\bat \/|node_modules|\.ts\b|ECONN|10\.0\.0\.7|FST_/,
  );
}

const json = (body: string | Buffer, contentType = 'application/json'): RequestInit => ({
  method: 'POST',
  body,
  headers: contentType === '' ? {} : { 'content-type': contentType },
});

describe('a refusal of the domain', () => {
  it('carries its code, its data, and nothing that overrides the standard members', async () => {
    const answer = await call('/notes/failing/domain');
    expectProblem(answer, 409, 'user_limit_reached');
    expect(answer.problem).toMatchObject({
      detail: 'At most 5.',
      limit: 5,
      instance: '/notes/failing/domain',
    });
  });

  it('says when to come back', async () => {
    const answer = await call('/notes/failing/limited');
    expectProblem(answer, 429, 'too_many_requests');
    expect(answer.headers.get('retry-after')).toBe('7');
    const left = ['limit', 'remaining', 'reset'].map((name) => answer.headers.get(`ratelimit-${name}`));
    expect(left).toEqual(['50', '0', '7']);
  });
});

describe('an outage', () => {
  it.each(['outage', 'refused', 'peer'])(
    '(%s) is 503 with Retry-After, and never shows SQL or addresses',
    async (failure) => {
      const answer = await call(`/notes/failing/${failure}`);
      expectProblem(answer, 503, 'service_unavailable');
      expect(answer.headers.get('retry-after')).toBe('2');
    },
  );
});

describe('an error that nobody foresaw (V54)', () => {
  it.each(['broken', 'duplicate', 'bug', 'text', 'ourfault', 'nothing'])(
    '(%s) is 500 and tells nothing',
    async (failure) => {
      expectProblem(await call(`/notes/failing/${failure}`), 500, 'internal_error');
    },
  );

  it('is in the log with its stack and the request id, without statement and parameters', async () => {
    const { problem } = await call('/notes/failing/duplicate');
    const line = lines.find((candidate) => candidate.includes('failed unexpectedly')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      requestId: problem.requestId,
      err: { code: '23505' },
    });
    expect(line).toContain('problem.filter.spec');
    expect(line).not.toMatch(/parameters|a@x\.org|"secret"/);
  });
});

describe('other errors of a handler', () => {
  it('pass on what a peer refused, under this request', async () => {
    const answer = await call('/notes/failing/refusal');
    expectProblem(answer, 409, 'invitation_closed');
    expect(answer.problem).toMatchObject({
      detail: 'A detail.',
      limit: 3,
      instance: '/notes/failing/refusal',
    });
  });

  it('are the fault of the input when PostgreSQL cannot store a value', async () => {
    expectProblem(await call('/notes/failing/unstorable'), 400, 'invalid_input');
  });

  it('keep to the codes of the contract', async () => {
    expectProblem(await call('/notes/failing/teapot'), 400, 'invalid_input');
  });
});

describe('a request that fits no route', () => {
  it('is 404, with tokens masked in the instance', async () => {
    const answer = await call('/v1/invitation-links/S3cr3tT0ken/acceptance?token=S3cr3tT0ken');
    expectProblem(answer, 404, 'not_found');
    expect(answer.problem.instance).toBe('/v1/invitation-links/[redacted]/acceptance');
    expect(lines.join('')).not.toContain('S3cr3tT0ken');
  });

  it('is 405 when only the method is wrong, and says which there are', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await call('/notes', { method });
      expectProblem(answer, 405, 'method_not_allowed');
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });

  it('answers malformed ids and ids that do not exist alike', async () => {
    const malformed = await call('/notes/by-id/1%20OR%201=1');
    expectProblem(malformed, 404, 'not_found');
    const { instance: _a, requestId: _b, ...shape } = malformed.problem;
    const { instance: _c, requestId: _d, ...unknown } = (await call('/nowhere')).problem;
    expect(shape).toEqual(unknown);
  });
});

describe('a body that cannot be read', () => {
  it.each<[string, RequestInit, number, string]>([
    ['malformed JSON', json('{"text":'), 400, 'invalid_input'],
    ['not JSON at all', json('text=hello'), 400, 'invalid_input'],
    ['text/plain', json('{"text":"x"}', 'text/plain'), 415, 'unsupported_media_type'],
    ['a form', json('text=x', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
    ['a multipart form', json('--x', 'multipart/form-data; boundary=x'), 415, 'unsupported_media_type'],
    [
      'another charset',
      json('{"text":"x"}', 'application/json; charset=utf-16'),
      415,
      'unsupported_media_type',
    ],
    ['a type that is none', json('{"text":"x"}', 'json'), 415, 'unsupported_media_type'],
    ['more than 1 MB', json(JSON.stringify({ text: 'x'.repeat(1_100_000) })), 413, 'payload_too_large'],
    [
      'broken UTF-8',
      json(Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])),
      400,
      'invalid_input',
    ],
    ['an empty body', json(''), 400, 'invalid_input'],
    ['a list', json('[]'), 400, 'invalid_input'],
    ['null', json('null'), 400, 'invalid_input'],
    ['a text', json('"x"'), 400, 'invalid_input'],
    ['numbered keys', json('{"0":{}}'), 400, 'invalid_input'],
    ['U+0000', json(String.raw`{"text":"\u0000"}`), 400, 'invalid_input'],
    ['endless nesting', json(`{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 400, 'invalid_input'],
    ['an unknown field', json('{"text":"x","role":"admin"}'), 400, 'invalid_input'],
  ])('%s', async (_, init, status, code) => {
    const answer = await call('/notes', init);
    expectProblem(answer, status, code);
    if (status === 400) expect(answer.problem.errors?.length).toBeGreaterThan(0);
  });

  it('leaves a good one alone, whatever its characters', async () => {
    const note = { text: 'Zoë 🎓 \u202e <b>\n{"level":"fatal"}' };
    const response = await fetch(
      `${service.url}/notes`,
      json(JSON.stringify(note), 'Application/JSON; charset="UTF-8"'),
    );
    expect([response.status, await response.json()]).toEqual([201, note]);
  });
});

describe('prototype pollution (V37)', () => {
  it.each([
    '{"__proto__":{"polluted":1},"text":"x"}',
    '{"constructor":{"prototype":{"polluted":1}},"text":"x"}',
    '{"prototype":{"polluted":1},"text":"x"}',
    String.raw`{"\u005f\u005fproto\u005f\u005f":{"polluted":1},"text":"x"}`,
    '{"text":{"__proto__":{"polluted":1}}}',
    '{"text":{"constructor":{"prototype":{"polluted":1}}}}',
    '{"text":[{"__proto__":{"polluted":1}}]}',
    '{"text":"x","__proto__":null}',
    '{"text":"x","__proto__":{"__proto__":{"polluted":1}}}',
    '{"text":"x","constructor":"x"}',
    '{"text":"x","toString":"x"}',
    '{"text":"x","__defineGetter__":"x"}',
  ])('is refused in the body %s', async (body) => {
    expectProblem(await call('/notes', json(body)), 400, 'invalid_input');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    '__proto__[polluted]=1',
    '__proto__=1',
    'constructor=1',
    'prototype=1',
    '%5f_proto__=1',
    'q=a%00b',
  ])('is refused in the query %s, also where the route reads none', async (query) => {
    for (const path of ['/notes/search', '/livez']) {
      expectProblem(await call(`${path}?${query}`), 400, 'invalid_input');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a request line that cannot be read', () => {
  const raw = (bytes: string): Promise<string> => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(bytes));
    return text(socket);
  };
  const problemIn = (response: string): ProblemDocument =>
    JSON.parse(response.slice(response.indexOf('\r\n\r\n') + 4)) as ProblemDocument;

  it('with broken percent-encoding is 400', async () => {
    for (const path of ['/notes/%', '/%ff%fe', '/notes/by-id/%c3%28']) {
      expectProblem(await call(path), 400, 'invalid_input');
    }
  });

  it('with too long an address is 414', async () => {
    expectProblem(await call(`/notes/search?q=${'x'.repeat(9000)}`), 414, 'uri_too_long');
    expectProblem(await call(`/notes/by-id/${'x'.repeat(600)}`), 414, 'uri_too_long');
  });

  it('with too many headers is 431', async () => {
    const response = await raw(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(response).toMatch(/^HTTP\/1\.1 431 .*\r\ncontent-type: application\/problem\+json/);
    expect(problemIn(response)).toMatchObject({ code: 'headers_too_large', status: 431 });
    expect(problemIn(response).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('that is not HTTP is 400', async () => {
    const response = await raw('\u0016\u0003\u0001 hello\r\n\r\n');
    expect(problemIn(response)).toMatchObject({ code: 'invalid_input', status: 400 });
  });

  it('with two lengths is refused, so that nothing can be smuggled (V56)', async () => {
    const smuggled =
      'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    expect(problemIn(await raw(smuggled))).toMatchObject({ code: 'invalid_input', status: 400 });
  });

  it('ends a connection whose body is shorter than it said', async () => {
    const { port } = new URL(service.url);
    const outcome = await new Promise<string>((resolve) => {
      const request = httpRequest({
        port,
        path: '/notes',
        method: 'POST',
        headers: { 'content-length': 10, 'content-type': 'application/json' },
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
      request.on('response', (response) => resolve(String(response.statusCode)));
      request.write('{', () => request.destroy());
    });
    expect(outcome).toBe('ECONNRESET');
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  });
});
