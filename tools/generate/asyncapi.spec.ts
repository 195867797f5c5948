import { describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { EVENTS } from '@rollcall/contracts';
import { asyncApi } from './asyncapi.mjs';

const definitions = [...EVENTS.values()];
const parse = async (document: object) => {
  const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
  // Hints, such as that AsyncAPI has a newer minor version, are not errors.
  return { parsed, errors: diagnostics.filter(({ severity }) => Number(severity) === 0) };
};

describe('the AsyncAPI document', () => {
  it('is valid, samples included, and has every event', async () => {
    const { parsed, errors } = await parse(asyncApi(definitions, '0.1.0'));
    expect(errors).toEqual([]);
    const addresses = parsed
      ?.channels()
      .all()
      .map((channel) => channel.address());
    expect(addresses?.toSorted()).toEqual([...EVENTS.keys()].toSorted());
  });

  it('says that events are sent to the topic exchange under their type', async () => {
    const { parsed } = await parse(asyncApi(definitions.slice(0, 1), '0.1.0'));
    const [channel] = parsed?.channels().all() ?? [];
    expect(channel?.bindings().get('amqp')?.value()).toMatchObject({
      is: 'routingKey',
      exchange: { name: 'rollcall.events', type: 'topic', durable: true },
    });
    expect(
      channel
        ?.operations()
        .all()
        .map((operation) => operation.action()),
    ).toEqual(['send']);
  });

  it('would be found invalid by this test', async () => {
    const broken = { ...asyncApi(definitions.slice(0, 1), '0.1.0'), channels: { '': { address: 1 } } };
    expect((await parse(broken)).errors).not.toEqual([]);
  });
});
