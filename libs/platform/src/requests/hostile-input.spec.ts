import { describe, expect, it } from '@jest/globals';
import { hostileInput } from './hostile-input.js';

const paths = (input: unknown): string[] => hostileInput(input).map(({ path, code }) => `${path}:${code}`);

describe('hostile input', () => {
  it.each<[string, string]>([
    ['{"__proto__":{"x":1}}', '__proto__:forbidden_key'],
    ['{"constructor":{"prototype":{"x":1}}}', 'constructor:forbidden_key'],
    ['{"toString":1}', 'toString:forbidden_key'],
    ['{"prototype":1}', 'prototype:forbidden_key'],
    ['{"a":{"b":[{"__proto__":null}]}}', 'a.b.0.__proto__:forbidden_key'],
    [String.raw`{"\u005f_proto__":1}`, '__proto__:forbidden_key'],
    ['[{"constructor":1}]', '0.constructor:forbidden_key'],
    [String.raw`{"name":"a\u0000b"}`, 'name:forbidden_character'],
  ])('is found in %s (V37)', (json, expected) => {
    expect(paths(JSON.parse(json))).toEqual([expected]);
  });

  it('is not seen where there is none', () => {
    expect(
      paths({ proto: '__proto__', list: [1, null, 'constructor', { deep: true }], none: undefined }),
    ).toEqual([]);
  });

  it('includes nesting without end, which does not exhaust the stack', () => {
    const json = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(paths(JSON.parse(json))).toEqual([':too_deep']);
  });

  it('includes objects of very many fields, wherever they are', () => {
    const fields = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`field${i}`, i]));
    expect(paths({ list: [fields] })).toEqual(['list.0:too_many_fields']);
    expect(paths(Array.from({ length: 5000 }, (_, i) => i))).toEqual([]);
  });

  it('is reported at most a hundred times', () => {
    const many = Array.from({ length: 5000 }, () => JSON.parse('{"__proto__":1}') as unknown);
    expect(paths(many).length).toBe(100);
  });
});
