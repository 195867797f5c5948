const SCHEMA_REFERENCE = '#/components/schemas/';

/** Rewrites what Nest writes in the dialect of OpenAPI 3.0 into JSON Schema 2020-12, which 3.1 uses. */
export function modernise(value) {
  if (Array.isArray(value)) return value.map(modernise);
  if (typeof value !== 'object' || value === null) return value;
  const modern = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, modernise(inner)]));
  return typeof modern.nullable === 'boolean' ? withNull(modern) : modern;
}

function withNull({ nullable, ...schema }) {
  if (!nullable) return schema;
  if (schema.$ref || schema.allOf || schema.oneOf) {
    const { description, ...rest } = schema;
    return { ...(description && { description }), anyOf: [rest, { type: 'null' }] };
  }
  const types = schema.type === undefined ? undefined : [schema.type, 'null'].flat();
  return {
    ...schema,
    ...(types && { type: types }),
    ...(schema.enum && !schema.enum.includes(null) && { enum: [...schema.enum, null] }),
  };
}

/** Points references to the names under which schemas ended up in the merged document. */
export function renameReferences(value, names) {
  if (Array.isArray(value)) return value.map((inner) => renameReferences(inner, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string' || !inner.startsWith(SCHEMA_REFERENCE)) {
        return [key, renameReferences(inner, names)];
      }
      const name = inner.slice(SCHEMA_REFERENCE.length);
      return [key, `${SCHEMA_REFERENCE}${names.get(name) ?? name}`];
    }),
  );
}
