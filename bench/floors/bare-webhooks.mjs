/** A bare client of the receivers: as many calls to each at a time as ours makes, and nothing else. */
export class BareWebhooks {
  constructor(child) {
    Object.assign(this, { child });
  }

  static async open(lab, urls, body) {
    return new BareWebhooks(await lab.child('bare-webhooks.mjs', { urls, body }));
  }

  get pids() {
    return [this.child.pid];
  }

  async send(receivers, events) {
    const { seconds } = await this.child.ask({ receivers, events });
    return { operations: receivers * events, seconds };
  }

  close() {
    return this.child.stop();
  }
}
