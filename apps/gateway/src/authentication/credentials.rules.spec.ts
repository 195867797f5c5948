import { describe, expect, it } from '@jest/globals';
import { readCredentials } from './credentials.rules.js';

describe('Read credentials', () => {
  it.each([
    ['Bearer abc', undefined, { kind: 'bearer', token: 'abc' }],
    ['bearer   abc==', undefined, { kind: 'bearer', token: 'abc==' }],
    ['Bearer abc', 'rollcall=xyz', { kind: 'bearer', token: 'abc' }],
    [undefined, 'rollcall=xyz', { kind: 'cookie', token: 'xyz' }],
    [undefined, 'a=b; rollcall=xyz; c=d', { kind: 'cookie', token: 'xyz' }],
    [undefined, 'rollcall=first; rollcall=second', { kind: 'cookie', token: 'first' }],
    [undefined, 'notrollcall=xyz; rollcall-csrf=1', { kind: 'none' }],
    [undefined, 'rollcall=', { kind: 'none' }],
    [undefined, 'rollcall="quo ted"', { kind: 'none' }],
    [undefined, undefined, { kind: 'none' }],
    ['Basic YTpi', 'rollcall=xyz', { kind: 'unreadable' }],
    ['Bearer', undefined, { kind: 'unreadable' }],
    ['Bearer a b', undefined, { kind: 'unreadable' }],
    ['', undefined, { kind: 'unreadable' }],
    [`Bearer ${'a'.repeat(513)}`, undefined, { kind: 'unreadable' }],
  ])('authorization %j and cookies %j: %j', (authorization, cookies, expected) => {
    expect(readCredentials(authorization, cookies, 'rollcall')).toEqual(expected);
  });
});
