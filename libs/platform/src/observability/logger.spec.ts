import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Level } from 'pino';
import { RequestContext } from '../requests/request-context.js';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

function collect(level: Level = 'trace'): { logger: ReturnType<typeof createLogger>; lines: string[] } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ name: 'identity', level, destination }), lines };
}
const parsed = (line = '{}'): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

describe('the log', () => {
  it('is one JSON object a line with level, time and service', () => {
    const { logger, lines } = collect();
    logger.warn({ groups: 3 }, 'slow');
    expect(parsed(lines[0])).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      service: 'identity',
      groups: 3,
      msg: 'slow',
    });
  });

  it('cannot be forged by a name with line breaks (V57)', () => {
    const { logger, lines } = collect();
    logger.info({ name: 'x\n{"level":"fatal"}\r\n' }, 'renamed\n{"level":"fatal"}');
    expect(lines.length).toBe(1);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(parsed(lines[0])['level']).toBe('info');
  });

  it('has no e-mail addresses at info and above, and has them below', () => {
    const { logger, lines } = collect();
    logger.info({ to: 'ann@example.org' }, 'sent to %s', 'bob@example.org');
    logger.error(new Error('no such user: ann@example.org'));
    logger.child({ actor: 'ann@example.org' }).fatal('x');
    logger.debug({ to: 'ann@example.org' }, 'detail');
    expect(lines.slice(0, 3).join('')).not.toContain('@');
    expect(lines[3]).toContain('ann@example.org');
  });

  it('has no secrets at any level', () => {
    const { logger, lines } = collect();
    logger.trace({ headers: { authorization: 'S3cr3t', cookie: 'S3cr3t' } }, 'GET /join/%s', 'x');
    logger.child({ token: 'S3cr3t' }).debug({ body: { password: 'S3cr3t' } });
    expect(lines.join('')).not.toContain('S3cr3t');
  });
});

describe('what is written through the logger of Nest', () => {
  const write = (work: (logger: Logger) => void, level: Level = 'trace'): Record<string, unknown>[] => {
    const { logger, lines } = collect(level);
    const nest = new NestLogger(logger);
    const local = new Logger('Relay');
    Object.defineProperty(local, 'localInstance', { get: () => nest });
    work(local);
    return lines.map((line) => parsed(line));
  };

  it.each(['log', 'error', 'warn', 'debug', 'verbose', 'fatal'] as const)(
    '%s keeps text and context',
    (method) => {
      const [line] = write((logger) => logger[method]('it happened'));
      expect(line).toMatchObject({ msg: 'it happened', context: 'Relay' });
    },
  );

  it('takes fields with a text, errors, and errors behind a text', () => {
    const [fields, error, behind] = write((logger) => {
      logger.warn({ batch: 7 }, 'slow');
      logger.error(new TypeError('odd'));
      logger.error('failed', new Error('why'));
    });
    expect(fields).toMatchObject({ level: 'warn', batch: 7, msg: 'slow', context: 'Relay' });
    expect(error).toMatchObject({ level: 'error', msg: 'odd', err: { type: 'TypeError' } });
    expect(behind).toMatchObject({ level: 'error', msg: 'failed', err: { message: 'why' } });
  });

  it('has the ids of the request in whose course it was written', () => {
    const context = new RequestContext('request-1', '00-a-b-00', '');
    const [line] = write((logger) => RequestContext.run(context, () => logger.log('x')));
    expect(line).toMatchObject({ requestId: 'request-1', traceparent: '00-a-b-00' });
  });

  it('is quiet about the start of the framework itself', () => {
    const { logger, lines } = collect('info');
    new NestLogger(logger).log('Mapped {/livez, GET} route', 'RouterExplorer');
    new NestLogger(logger).log('something of ours', 'Relay');
    expect(lines.length).toBe(1);
  });
});
