import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EVENTS, type CloudEvent, type EventDefinition } from '@rollcall/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readPublished } from '../checks/schema-compatibility.mjs';
import { goldenSample } from './golden-sample.mjs';
import { publishedSchema } from './published-schema.mjs';

const ROOT = process.cwd();
const definitions = [...EVENTS.values()];
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const definitionOf = (type: string): EventDefinition => {
  const found = EVENTS.get(type);
  if (!found) throw new Error(`${type} is not an event`);
  return found;
};

/** What is wrong with an event, for a consumer that validates as strictly as its validator can. */
function faultsOf(event: CloudEvent, schema: object): unknown {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(event) ? [] : validate.errors;
}
const schemaOf = (type: string) => publishedSchema(definitionOf(type), goldenSample(definitionOf(type)));

describe('the golden sample', () => {
  it.each(definitions)(
    'of $type fits the schema for consumers and the stricter one for producers',
    (definition) => {
      const sample = goldenSample(definition);
      expect(faultsOf(sample, schemaOf(definition.type))).toEqual([]);
      expect(faultsOf(sample.data as CloudEvent, definition.data)).toEqual([]);
    },
  );

  it.each(definitions)('of $type is what is committed', (definition) => {
    expect(readJson(`libs/contracts/golden/${definition.type}.json`)).toEqual(goldenSample(definition));
    expect(readJson(`libs/contracts/schemas/${definition.type}.json`)).toEqual(schemaOf(definition.type));
  });

  it('exists for no type that is gone', () => {
    const committed = readdirSync(path.join(ROOT, 'libs/contracts/golden'));
    expect(committed.toSorted()).toEqual(definitions.map(({ type }) => `${type}.json`).toSorted());
  });

  it('has an id of its own', () => {
    expect(new Set(definitions.map((definition) => goldenSample(definition).id)).size).toBe(
      definitions.length,
    );
  });
});

describe('a sample of any earlier publication', () => {
  const published = [...readPublished(ROOT)].flatMap(([type, { examples }]) =>
    examples.map((event) => ({ type, event })),
  );

  it.each(published)('of $type is still readable', ({ type, event }) => {
    expect(faultsOf(event, schemaOf(type))).toEqual([]);
    expect(faultsOf(event.data as CloudEvent, definitionOf(type).data)).toEqual([]);
  });
});

describe('the schema for consumers', () => {
  const type = 'notifications.mail-sent.v1';
  const sample = (): CloudEvent<Record<string, unknown>> =>
    structuredClone(goldenSample(definitionOf(type))) as CloudEvent<Record<string, unknown>>;

  it('lets fields and words pass that were added later', () => {
    const event = sample();
    Object.assign(event.data, { attempts: 3, kind: 'credentials' });
    expect(faultsOf({ ...event, dataschema: 'x' } as CloudEvent, schemaOf(type))).toEqual([]);
  });

  it.each<[string, (event: CloudEvent<Record<string, unknown>>) => unknown]>([
    ['another producer', (event) => (event.source = '/rollcall/billing')],
    ['another type', (event) => (event.type = 'notifications.mail-bounced.v1')],
    ['a subject of another kind', (event) => (event.subject = 'user/01930000-0000-7000-8000-000000000007')],
    ['a missing fact', (event) => delete event.data.sentAt],
    ['a fact of the wrong form', (event) => (event.data.mailId = '7')],
    ['a word that is no text', (event) => (event.data.kind = 7)],
  ])('refuses %s', (_, change) => {
    const event = sample();
    change(event);
    expect(faultsOf(event, schemaOf(type))).not.toEqual([]);
  });
});
