/** A bare client of the mail server: five kept connections, mails of the size of ours, nothing else. */
export class PooledSmtp {
  constructor(child, sink) {
    Object.assign(this, { child, sink });
  }

  static async open(lab, sink) {
    const child = await lab.child('pooled-smtp.mjs', { url: sink.ready.url });
    return new PooledSmtp(child, sink);
  }

  get pids() {
    return [this.child.pid];
  }

  async send(count) {
    const { seconds } = await this.child.ask({ count });
    return { operations: count, seconds };
  }

  close() {
    return this.child.stop();
  }
}
