import type { FieldError } from '../problems/problem-document.js';

const MAXIMUM_DEPTH = 32;
const MAXIMUM_ERRORS = 100;
const NUL = '\u0000';

/** A place in the input. Its path is spelled out only when something is wrong there. */
interface Place {
  value: unknown;
  key: string;
  depth: number;
  parent?: Place;
}

/**
 * Finds what no input of ours ever contains, at any depth: keys that reach a prototype (V37), the character
 * U+0000 that PostgreSQL cannot store, and nesting meant to exhaust whoever walks it. Not recursive, because the
 * caller decides how deep it goes.
 */
export function hostileInput(input: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const pending: Place[] = [{ value: input, key: '', depth: 0 }];
  for (let place = pending.pop(); place && errors.length < MAXIMUM_ERRORS; place = pending.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string') {
      if (value.includes(NUL)) errors.push(fault(place, 'forbidden_character', 'must not contain U+0000'));
    } else if (typeof value === 'object' && value !== null) {
      if (depth > MAXIMUM_DEPTH) return [tooDeep()];
      for (const inner of placesIn(place)) {
        if (isForbiddenKey(inner.key)) errors.push(fault(inner, 'forbidden_key', 'must not be given'));
        else pending.push(inner);
      }
    }
  }
  return errors;
}

/**
 * `toString` and its like, too: class-transformer drops such keys, where others are refused. And `a[__proto__]` or
 * `a.__proto__`, which some readers of queries and forms take apart.
 */
function isForbiddenKey(key: string): boolean {
  const names = key.split(/[.[\]]/);
  return (
    names.some((name) => name === 'prototype' || (name !== '' && name in Object.prototype)) ||
    key.includes(NUL)
  );
}

function placesIn(parent: Place): Place[] {
  const depth = parent.depth + 1;
  return Object.entries(parent.value as object).map(([key, value]: [string, unknown]) => ({
    key,
    value,
    depth,
    parent,
  }));
}

function fault(place: Place, code: string, message: string): FieldError {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at?.parent; at = at.parent) keys.unshift(at.key);
  return { path: keys.join('.').slice(0, 200), code, message };
}

function tooDeep(): FieldError {
  return { path: '', code: 'too_deep', message: `must not be nested deeper than ${MAXIMUM_DEPTH} levels` };
}
