import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const STOP_PATIENCE_MS = 5_000;

/** A program of `bench/processes` as a process of its own, spoken to by messages; it ends when this process does. */
export class Child {
  /** `ready` is what the program said when it was ready. */
  constructor(child, ready) {
    Object.assign(this, { child, ready });
  }

  static async start(program, options = {}) {
    const script = path.join(import.meta.dirname, '../processes', program);
    // Not the terminal's group: Ctrl-C is for the benchmark, which then stops its children in order.
    const child = fork(script, [JSON.stringify(options)], { detached: true });
    const [ready] = await Promise.race([once(child, 'message'), failure(child, program)]);
    return new Child(child, ready);
  }

  get pid() {
    return this.child.pid;
  }

  /** Sends a request and resolves with the answer. */
  async ask(request) {
    const answered = new AbortController();
    const { signal } = answered;
    this.child.send(request);
    try {
      const message = once(this.child, 'message', { signal });
      const [answer] = await Promise.race([message, failure(this.child, 'a process', signal)]);
      return answer;
    } finally {
      // Else each request would leave a listener behind.
      answered.abort();
    }
  }

  onMessage(listener) {
    this.child.on('message', listener);
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await ended;
    clearTimeout(force);
  }

  kill() {
    this.child.kill('SIGKILL');
  }
}

async function failure(child, program, signal) {
  const [code, killedBy] = await once(child, 'exit', { signal });
  throw new Error(`${program} ended by itself (${killedBy ?? code}).`);
}
