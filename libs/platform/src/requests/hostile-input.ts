import type { FieldError } from '../problems/problem-document.js';

const MAXIMUM_DEPTH = 32;
/** No form of ours comes near it, and validating each of 100,000 unknown fields would block everyone else. */
const MAXIMUM_KEYS = 1000;
const MAXIMUM_ERRORS = 100;
const MAXIMUM_PATH_LENGTH = 200;
const NUL = '\u0000';

/** An object or a list within the input. Its path is spelled out only when something is wrong there. */
interface Container {
  value: object;
  key: string | number;
  depth: number;
  parent?: Container;
}

/**
 * Finds what no input of ours ever contains, at any depth: keys that reach a prototype (V37), the character
 * U+0000 that PostgreSQL cannot store, and nesting or fields without number, meant to exhaust whoever walks them. Not recursive, because the
 * caller decides how deep it goes; and sparing, because it sees a megabyte of anything before anyone else does.
 */
export function hostileInput(input: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const pending: Container[] = [];
  const root: Container = { value: [input], key: '', depth: -1 };
  for (let at: Container | undefined = root; at && errors.length < MAXIMUM_ERRORS; at = pending.pop()) {
    if (at.depth > MAXIMUM_DEPTH) return [tooDeep()];
    visit(at, errors, pending);
  }
  return errors.slice(0, MAXIMUM_ERRORS);
}

function visit(container: Container, errors: FieldError[], pending: Container[]): void {
  const { value, depth } = container;
  const look = (key: string | number, inner: unknown): void => {
    if (typeof inner === 'string') {
      if (inner.includes(NUL)) {
        errors.push(fault(container, key, 'forbidden_character', 'must not contain U+0000'));
      }
    } else if (typeof inner === 'object' && inner !== null) {
      pending.push({ value: inner, key, depth: depth + 1, parent: container });
    }
  };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) look(index, value[index]);
    return;
  }
  const keys = Object.keys(value);
  if (keys.length > MAXIMUM_KEYS) errors.push(tooMany(container));
  for (const key of keys.slice(0, MAXIMUM_KEYS)) {
    if (isForbiddenKey(key)) errors.push(fault(container, key, 'forbidden_key', 'must not be given'));
    else look(key, (value as Record<string, unknown>)[key]);
  }
}

/**
 * `toString` and its like, too: class-transformer drops such keys, where others are refused. And `a[__proto__]` or
 * `a.__proto__`, which some readers of queries and forms take apart.
 */
function isForbiddenKey(key: string): boolean {
  if (isPrototypeName(key) || key.includes(NUL)) return true;
  return /[.[]/.test(key) && key.split(/[.[\]]/).some(isPrototypeName);
}

function isPrototypeName(name: string): boolean {
  return name === 'prototype' || name in Object.prototype;
}

/** The root is a list around the input, so that the input is a value like any other; it is no part of a path. */
function fault(container: Container, key: string | number, code: string, message: string): FieldError {
  const path = container.parent ? [...keysTo(container), key].join('.') : '';
  return { path: path.slice(0, MAXIMUM_PATH_LENGTH), code, message };
}

function tooMany(container: Container): FieldError {
  const path = keysTo(container).join('.').slice(0, MAXIMUM_PATH_LENGTH);
  return { path, code: 'too_many_fields', message: `must not have more than ${MAXIMUM_KEYS} fields` };
}

function keysTo(container: Container): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Container | undefined = container; at?.parent; at = at.parent) keys.unshift(at.key);
  return keys.slice(1);
}

function tooDeep(): FieldError {
  return { path: '', code: 'too_deep', message: `must not be nested deeper than ${MAXIMUM_DEPTH} levels` };
}
