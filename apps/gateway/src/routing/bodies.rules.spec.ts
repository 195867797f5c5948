import { describe, expect, it } from '@jest/globals';
import { bodyFault, bodyKindOf, hasBody, type BodyDeclaration } from './bodies.rules.js';
import type { Route } from './route-table.rules.js';

const body = (about: Partial<BodyDeclaration>): BodyDeclaration => ({
  contentType: 'application/json',
  contentEncoding: undefined,
  contentLength: '2',
  transferEncoding: undefined,
  ...about,
});

describe('Which bodies pass', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON ;charset=utf-8'])(
    'takes %s for JSON',
    (contentType) => {
      expect(bodyFault(body({ contentType }), 'json')).toBeUndefined();
    },
  );

  it.each([
    undefined,
    '',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json-patch+json',
    'application/json,text/plain',
  ])('does not take %s for JSON (V44)', (contentType) => {
    expect(bodyFault(body({ contentType }), 'json')).toBe('media-type');
  });

  it('takes no encoded bodies, whose size nobody can see', () => {
    expect(bodyFault(body({ contentEncoding: 'gzip' }), 'json')).toBe('media-type');
    expect(bodyFault(body({ contentEncoding: 'identity' }), 'json')).toBeUndefined();
  });

  it('looks at the declared size', () => {
    expect(bodyFault(body({ contentLength: '1048576' }), 'json')).toBeUndefined();
    expect(bodyFault(body({ contentLength: '1048577' }), 'json')).toBe('size');
    expect(bodyFault(body({ contentType: 'text/csv', contentLength: '33554432' }), 'files')).toBeUndefined();
  });

  it('asks nothing of a request without a body', () => {
    expect(hasBody(body({ contentLength: undefined }))).toBe(false);
    expect(hasBody(body({ contentLength: '0' }))).toBe(false);
    expect(hasBody(body({ contentLength: undefined, transferEncoding: 'chunked' }))).toBe(true);
    expect(bodyFault(body({ contentLength: '0', contentType: undefined }), 'json')).toBeUndefined();
  });

  it('takes files only where they are imported, and only by POST', () => {
    const route = { service: 'identity', takesFiles: true } as Route;
    expect(bodyKindOf(route, 'POST')).toBe('files');
    expect(bodyKindOf(route, 'PUT')).toBe('json');
    expect(bodyKindOf(route, 'GET')).toBeUndefined();
    expect(bodyKindOf({ service: 'gateway' } as Route, 'POST')).toBe('form');
  });
});
