import { readFileSync } from 'node:fs';
import path from 'node:path';
import { goldenSample } from '../contracts/golden-sample.mjs';
import { loadContracts } from '../contracts/load-contracts.mjs';
import { publishedSchema } from '../contracts/published-schema.mjs';

const FILE = 'docs/asyncapi.json';
const EXCHANGE = { name: 'rollcall.events', type: 'topic', durable: true, autoDelete: false, vhost: '/' };

/** The events as an AsyncAPI 3.0 document. */
export async function generate({ root }) {
  const { EVENTS } = await loadContracts(root);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return new Map([[FILE, `${JSON.stringify(asyncApi([...EVENTS.values()], version), null, 2)}\n`]]);
}

/** @param definitions event declarations of the contracts */
export function asyncApi(definitions, version) {
  return {
    asyncapi: '3.0.0',
    id: 'urn:rollcall:events',
    info: {
      title: 'Rollcall events',
      version,
      description:
        'Facts that the services of Rollcall publish: CloudEvents 1.0 in structured JSON mode on one RabbitMQ topic exchange. The routing key is the event type. Order, duplicates and replay are explained in docs/events.md.',
      tags: [...new Set(definitions.map(({ producer }) => producer))].map((name) => ({ name })),
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      rabbitmq: {
        host: '{host}:{port}',
        protocol: 'amqp',
        protocolVersion: '0.9.1',
        description: 'The broker named by AMQP_URL.',
        variables: { host: { default: 'localhost' }, port: { default: '5672' } },
      },
    },
    channels: Object.fromEntries(definitions.map((definition) => [definition.type, channelOf(definition)])),
    operations: Object.fromEntries(
      definitions.map((definition) => [`publish-${definition.type}`, operationOf(definition)]),
    ),
    components: {
      messages: Object.fromEntries(definitions.map((definition) => [definition.type, messageOf(definition)])),
      schemas: Object.fromEntries(definitions.map((definition) => [definition.type, schemaOf(definition)])),
    },
  };
}

function channelOf({ type, description }) {
  return {
    address: type,
    description,
    messages: { event: { $ref: `#/components/messages/${type}` } },
    bindings: { amqp: { is: 'routingKey', exchange: EXCHANGE, bindingVersion: '0.3.0' } },
  };
}

function operationOf({ type, producer, description }) {
  return {
    action: 'send',
    channel: { $ref: `#/channels/${type}` },
    summary: description,
    tags: [{ name: producer }],
    messages: [{ $ref: `#/channels/${type}/messages/event` }],
    bindings: { amqp: { deliveryMode: 2, mandatory: true, bindingVersion: '0.3.0' } },
  };
}

function messageOf(definition) {
  const { type, producer, description } = definition;
  return {
    name: type,
    title: type,
    summary: description,
    contentType: 'application/cloudevents+json',
    tags: [{ name: producer }],
    payload: { $ref: `#/components/schemas/${type}` },
    bindings: { amqp: { contentEncoding: 'utf-8', messageType: type, bindingVersion: '0.3.0' } },
    examples: [{ name: 'golden', payload: goldenSample(definition) }],
  };
}

/** AsyncAPI's own schema dialect needs no `$schema`, and its references replace `$id`. */
function schemaOf(definition) {
  const { $schema: _dialect, $id: _id, ...schema } = publishedSchema(definition, goldenSample(definition));
  return schema;
}
