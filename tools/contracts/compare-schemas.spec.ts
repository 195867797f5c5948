import { describe, expect, it } from '@jest/globals';
import { compareSchemas } from './compare-schemas.mjs';

interface Schema {
  [keyword: string]: unknown;
  properties: Record<string, Schema>;
  required: string[];
  enum: string[];
  anyOf: Schema[];
  items: Schema;
}
type Change = (schema: Schema) => unknown;

const words = (...known: string[]) => ({ anyOf: [{ enum: known }, { type: 'string' }] });
const PUBLISHED = {
  type: 'object',
  required: ['userId', 'kind', 'by', 'places'],
  properties: {
    userId: { type: 'string', pattern: '^[0-9a-f]+$', description: 'The person.' },
    kind: words('invitation', 'reminder'),
    note: { type: 'string' },
    by: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    places: {
      type: 'array',
      items: { type: 'object', required: ['role'], properties: { role: words('learner', 'coach') } },
    },
    session: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    version: { const: '1.0' },
    plan: { enum: ['team', 'business'] },
    count: { type: 'integer', minimum: 1 },
  },
};

/** What is reported, as `path problem`, after a change of the published schema. */
function reportAfter(change: Change): string[] {
  const current = structuredClone(PUBLISHED) as unknown as Schema;
  change(current);
  return compareSchemas(PUBLISHED, current).map(({ path, problem }) => `${path} ${problem}`);
}
const field = (schema: Schema, name: string): Schema => {
  const found = schema.properties[name];
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe('a published schema may', () => {
  it.each<[string, Change]>([
    ['stay as it is', () => undefined],
    ['get an optional property', (s) => Object.assign(s.properties, { locale: { type: 'string' } })],
    ['get an optional property deep inside', (s) => Object.assign(field(s, 'by').properties, { id: {} })],
    ['get a word in an open list', (s) => field(s, 'kind').anyOf[0]?.enum.push('bounce')],
    ['be explained better', (s) => (field(s, 'userId').description = 'Who was invited.')],
    ['list its properties in another order', (s) => (s.required = s.required.toReversed())],
    [
      'list its alternatives in another order',
      (s) => Object.assign(field(s, 'session'), { anyOf: field(s, 'session').anyOf.toReversed() }),
    ],
    ['get another sample', (s) => (s.examples = [{}])],
  ])('%s', (_, change) => {
    expect(reportAfter(change)).toEqual([]);
  });

  it('allow properties that it forbade', () => {
    expect(compareSchemas({ additionalProperties: false }, {})).toEqual([]);
  });
});

describe('a published schema may not', () => {
  it.each<[string, Change, string]>([
    ['lose a required property', (s) => delete s.properties.userId, 'userId was removed or renamed'],
    ['lose an optional property', (s) => delete s.properties.note, 'note was removed or renamed'],
    [
      'lose a property deep inside',
      (s) => delete field(s, 'by').properties.name,
      'by.name was removed or renamed',
    ],
    [
      'rename a property',
      (s) => {
        s.properties.comment = field(s, 'note');
        delete s.properties.note;
      },
      'note was removed or renamed',
    ],
    [
      'get a required property',
      (s) => {
        s.properties.locale = { type: 'string' } as unknown as Schema;
        s.required.push('locale');
      },
      'locale is new and required; events stored before do not have it',
    ],
    ['require an optional property', (s) => s.required.push('note'), 'note was optional and is now required'],
    ['stop promising a property', (s) => s.required.shift(), 'userId was always there and is now optional'],
    [
      'take another type',
      (s) => (field(s, 'count').type = 'string'),
      'count type was "integer" and is now "string"',
    ],
    [
      'take a narrower type',
      (s) => (s.properties.session = { type: 'string', minLength: 1 } as unknown as Schema),
      'session type was not there and is now "string"',
    ],
    [
      'take a wider type',
      (s) => (field(s, 'note').type = ['string', 'null']),
      'note type was "string" and is now ["string","null"]',
    ],
    ['lose a word', (s) => field(s, 'kind').anyOf[0]?.enum.pop(), 'kind no longer knows the word "reminder"'],
    [
      'lose a word deep inside',
      (s) => field(field(s, 'places').items, 'role').anyOf[0]?.enum.shift(),
      'places[].role no longer knows the word "learner"',
    ],
    [
      'close a list of words',
      (s) => (s.properties.kind = { enum: ['invitation', 'reminder'] } as unknown as Schema),
      'kind enum was not there and is now ["invitation","reminder"]',
    ],
    [
      'add to a closed list of words',
      (s) => field(s, 'plan').enum.push('trial'),
      'plan enum was ["team","business"] and is now ["team","business","trial"]',
    ],
    [
      'take from a closed list of words',
      (s) => field(s, 'plan').enum.pop(),
      'plan enum was ["team","business"] and is now ["team"]',
    ],
    [
      'change a constant',
      (s) => (field(s, 'version').const = '2.0'),
      'version const was "1.0" and is now "2.0"',
    ],
    [
      'change a pattern',
      (s) => (field(s, 'userId').pattern = '^[0-9]+$'),
      'userId pattern was "^[0-9a-f]+$" and is now "^[0-9]+$"',
    ],
    [
      'drop a pattern',
      (s) => delete field(s, 'userId').pattern,
      'userId pattern was "^[0-9a-f]+$" and is now not there',
    ],
    [
      'get a format',
      (s) => (field(s, 'note').format = 'email'),
      'note format was not there and is now "email"',
    ],
    ['raise a minimum', (s) => (field(s, 'count').minimum = 2), 'count minimum was 1 and is now 2'],
    [
      'get a limit inside an alternative',
      (s) => Object.assign(field(s, 'session').anyOf[0] ?? {}, { minLength: 2 }),
      'session minLength was 1 and is now 2',
    ],
    [
      'lose an alternative',
      (s) => field(s, 'session').anyOf.pop(),
      'session anyOf was [{"type":"string","minLength":1},{"type":"null"}] and is now [{"type":"string","minLength":1}]',
    ],
    [
      'forbid properties that it allowed',
      (s) => (field(s, 'by').additionalProperties = false),
      'by additionalProperties was true and is now false',
    ],
    [
      'make a list of something else',
      (s) => (field(s, 'places').items = { type: 'string' } as unknown as Schema),
      'places[] type was "object" and is now "string"',
    ],
    [
      'make a list of anything',
      (s) => delete (field(s, 'places') as Partial<Schema>).items,
      'places items was {"type":"object"',
    ],
    [
      'use a keyword that nobody thought of',
      (s) => (field(s, 'by').minProperties = 2),
      'by minProperties was not there and is now 2',
    ],
  ])('%s', (_, change, report) => {
    expect(reportAfter(change)).toContainEqual(expect.stringContaining(report));
  });

  it('break in several places without each being named', () => {
    expect(
      reportAfter((s) => {
        delete s.properties.note;
        s.required.pop();
      }),
    ).toEqual(['note was removed or renamed', 'places was always there and is now optional']);
  });
});
