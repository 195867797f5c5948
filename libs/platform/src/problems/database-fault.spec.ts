import { describe, expect, it } from '@jest/globals';
import { databaseFaultOf } from './database-fault.js';

const withCode = (code: string): Error => Object.assign(new Error('any'), { code });

describe('an error of the database driver', () => {
  it.each([
    ['57P01', 'the server is shut down by its administrator'],
    ['57P02', 'the server crashed'],
    ['57P03', 'the server starts'],
    ['08000', 'connection exception'],
    ['08003', 'there is no connection'],
    ['08006', 'the connection failed'],
    ['53300', 'too many connections'],
    ['53100', 'disk full'],
    ['40001', 'serialisation failure'],
    ['40P01', 'deadlock'],
    ['55P03', 'lock not available'],
    ['57014', 'statement timeout'],
    ['25006', 'the server became a standby'],
    ['ECONNREFUSED', 'nobody listens'],
    ['ECONNRESET', 'reset'],
    ['ENOTFOUND', 'unknown host'],
    ['ETIMEDOUT', 'timed out'],
  ])('%s (%s) means that it is unavailable', (code) => {
    expect(databaseFaultOf(withCode(code))).toBe('unavailable');
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('"%s", which has no code, means the same', (message) => {
    expect(databaseFaultOf(new Error(message))).toBe('unavailable');
  });

  it.each(['22021', '22P02', '22P05', '22003'])('%s means a value it cannot read', (code) => {
    expect(databaseFaultOf(withCode(code))).toBe('bad_value');
  });

  it('is recognised inside what TypeORM and others wrap around it', () => {
    const inner = withCode('57P01');
    expect(databaseFaultOf(Object.assign(new Error('query failed'), { driverError: inner }))).toBe(
      'unavailable',
    );
    expect(databaseFaultOf(new Error('outer', { cause: new Error('middle', { cause: inner }) }))).toBe(
      'unavailable',
    );
    expect(databaseFaultOf(new AggregateError([withCode('ECONNREFUSED')]))).toBe('unavailable');
  });

  it.each([
    withCode('23505'),
    withCode('42601'),
    new Error('any'),
    new TypeError('x'),
    'text',
    undefined,
    null,
  ])('is not %p', (error) => {
    expect(databaseFaultOf(error)).toBeUndefined();
  });
});
