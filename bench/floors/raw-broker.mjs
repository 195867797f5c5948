/** The floor below the floor: publish with confirms and consume with acknowledgements, at the same time. */
export class RawBroker {
  constructor(publisher, consumer) {
    Object.assign(this, { publisher, consumer });
  }

  static async open(lab) {
    const options = { amqpUrl: await lab.amqpUrl(), queue: 'bench.raw' };
    const publisher = await lab.child('raw-broker.mjs', { ...options, role: 'publish' });
    return new RawBroker(publisher, await lab.child('raw-broker.mjs', { ...options, role: 'consume' }));
  }

  get pids() {
    return [this.publisher.pid, this.consumer.pid];
  }

  async measure(count, body) {
    const begun = performance.now();
    await Promise.all([this.consumer.ask({ count }), this.publisher.ask({ count, body })]);
    return { operations: count, seconds: (performance.now() - begun) / 1000 };
  }

  async close() {
    await this.publisher.stop();
    await this.consumer.stop();
  }
}
