import { describe, expect, it } from '@jest/globals';
import { EVENTS, SERVICES } from '@rollcall/contracts';
import type { TSchema } from 'typebox';

const definitions = [...EVENTS.values()];

interface Field {
  path: string;
  description: string | undefined;
}

/** Every field of a schema, those of nested objects and lists included. */
function fieldsOf(schema: TSchema, prefix = ''): Field[] {
  const { properties = {}, items } = schema as { properties?: Record<string, TSchema>; items?: TSchema };
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const { description } = field as { description?: string };
    return [{ path: `${prefix}${name}`, description }, ...fieldsOf(field, `${prefix}${name}.`)];
  });
  return items ? [...own, ...fieldsOf(items, prefix)] : own;
}

/** Schemas of objects that would let unknown fields through, by path. */
function openObjectsOf(schema: TSchema, path: string): string[] {
  const {
    type,
    properties = {},
    items,
    additionalProperties,
  } = schema as Record<string, unknown> & {
    properties?: Record<string, TSchema>;
    items?: TSchema;
  };
  const nested = Object.entries(properties).flatMap(([name, field]) =>
    openObjectsOf(field, `${path}.${name}`),
  );
  const inside = items ? openObjectsOf(items, `${path}[]`) : [];
  return [...(type === 'object' && additionalProperties !== false ? [path] : []), ...nested, ...inside];
}

describe('the catalogue of events', () => {
  it.each(definitions)(
    'names $type after its service, a noun and a participle, with a version',
    ({ type, producer }) => {
      expect(type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)+\.v[1-9]\d*$/);
      expect(type.startsWith(`${producer}.`)).toBe(true);
      expect(SERVICES).toContain(producer);
    },
  );

  it.each(definitions)('says what $type means, and each of its fields', ({ description, data }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    const unexplained = fieldsOf(data).filter((field) => !field.description?.endsWith('.'));
    expect(unexplained).toEqual([]);
  });

  it.each(definitions)(
    'names the subject of $type by a field that every event of it has',
    ({ subject, data }) => {
      const [, field] = /^[a-z]+\/\{(\w+)\}$/.exec(subject) ?? [];
      expect((data as { required?: string[] }).required).toContain(field);
    },
  );

  it.each(definitions)('holds producers of $type to the fields that are declared', ({ data }) => {
    expect(openObjectsOf(data, 'data')).toEqual([]);
  });

  it.each(definitions)('has no field in $type that could hold a secret (Z-02)', ({ data }) => {
    const secrets = fieldsOf(data).filter(({ path }) => /password|token|secret|link|hash/i.test(path));
    expect(secrets).toEqual([]);
  });
});
