import type { EventDefinition } from './define-event.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = Record<string, unknown>;

/**
 * JSON Schema of a whole event as its consumers may rely on it. It is wider than what producers are held to: fields
 * and words may be added to a version, and a consumer that validates must let them pass.
 */
export function eventSchema(definition: EventDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:rollcall:event:${definition.type}`,
    title: definition.type,
    description: definition.description,
    type: 'object',
    required: [
      'specversion',
      'id',
      'source',
      'type',
      'subject',
      'time',
      'datacontenttype',
      'platformid',
      'subjectversion',
      'data',
    ],
    properties: { ...envelope(definition), data: opened(definition.data) },
  };
}

function envelope({ type, producer, subject }: EventDefinition): JsonSchema {
  const [noun] = subject.split('/');
  return {
    specversion: { const: '1.0', description: 'Version of CloudEvents.' },
    id: {
      type: 'string',
      pattern: `^${UUID}$`,
      description: 'Unique over all events; the same in every delivery.',
    },
    source: { const: `/rollcall/${producer}`, description: 'The producer.' },
    type: { const: type, description: 'The type, and the routing key.' },
    subject: {
      type: 'string',
      pattern: `^${noun}/${UUID}$`,
      description: `What the event is about: ${subject}. Order is kept per subject.`,
    },
    time: { type: 'string', format: 'date-time', description: 'When it happened, in UTC.' },
    datacontenttype: { const: 'application/json', description: 'Media type of data.' },
    platformid: { type: 'string', pattern: `^${UUID}$`, description: 'The platform (tenant).' },
    subjectversion: {
      type: 'integer',
      minimum: 0,
      description:
        'Version of the subject after the change. Rises with each of its events, not always by one.',
    },
    traceparent: {
      type: 'string',
      description: 'W3C trace context of the request that led to the event.',
    },
  };
}

/** The schema without the limits that only producers are held to. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { additionalProperties, enum: words, type, description, ...rest } = schema as JsonSchema;
  const limits = words ? openWords(type, words) : { ...(type !== undefined && { type }) };
  const keepsClosed = additionalProperties !== undefined && additionalProperties !== false;
  return {
    ...(description !== undefined && { description }),
    ...limits,
    ...(keepsClosed && { additionalProperties }),
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        key === 'properties' ? openedEach(value as JsonSchema) : opened(value),
      ]),
    ),
  };
}

/** Properties are opened one by one: a field may have the name of a keyword. */
function openedEach(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, opened(schema)]));
}

function openWords(type: unknown, words: unknown): JsonSchema {
  return { anyOf: [{ enum: words }, { type }] };
}
