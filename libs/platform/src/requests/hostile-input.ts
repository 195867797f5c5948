import type { FieldError } from '../problems/problem-document.js';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAXIMUM_DEPTH = 32;
const NUL = '\u0000';

interface Visit {
  value: unknown;
  path: string;
  depth: number;
}

/**
 * Finds what no input of ours ever contains, at any depth: keys that reach a prototype (V37), the character
 * U+0000 that PostgreSQL cannot store, and nesting meant to exhaust a parser. Not recursive, because the caller
 * decides how deep it goes.
 */
export function hostileInput(input: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const pending: Visit[] = [{ value: input, path: '', depth: 0 }];
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    const { value, path, depth } = visit;
    if (typeof value === 'string' && value.includes(NUL)) {
      errors.push({ path, code: 'forbidden_character', message: 'must not contain the character U+0000' });
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAXIMUM_DEPTH) {
      return [
        { path: '', code: 'too_deep', message: `must not be nested deeper than ${MAXIMUM_DEPTH} levels` },
      ];
    }
    for (const key of Object.keys(value)) {
      const inner = path === '' ? key : `${path}.${key}`;
      if (FORBIDDEN_KEYS.has(key)) {
        errors.push({ path: inner, code: 'forbidden_key', message: `must not have the key ${key}` });
      } else pending.push({ value: (value as Record<string, unknown>)[key], path: inner, depth: depth + 1 });
    }
  }
  return errors;
}
