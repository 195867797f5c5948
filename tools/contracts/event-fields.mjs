/** The fields of a schema as rows for a person: `{ path, type, meaning }`, those of nested objects after their parent. */
export function eventFields(schema, prefix = '') {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const isOptional = !(schema.required ?? []).includes(name);
    const type = typeOf(field) + (isOptional ? ', optional' : '');
    const nested = field.items ? eventFields(field.items, `${path}[].`) : eventFields(field, `${path}.`);
    return [{ path, type, meaning: field.description ?? '' }, ...nested];
  });
}

function typeOf(schema) {
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${itemsOf(schema.items)}`;
  if (schema.type === 'string') return stringOf(schema);
  if (schema.type === 'integer')
    return schema.minimum === undefined ? 'integer' : `integer, at least ${schema.minimum}`;
  return { boolean: 'true or false', null: 'null', object: 'object' }[schema.type] ?? schema.type;
}

function itemsOf(items) {
  return items.type === 'object' ? 'objects' : typeOf(items).replace(/^(id|time|text)$/, '$1s');
}

function stringOf({ format, pattern }) {
  if (format === 'date-time') return 'time';
  return pattern?.includes('[0-9a-f]{12}') ? 'id' : 'text';
}
