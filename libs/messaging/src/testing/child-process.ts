import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildOptions } from './child-service.js';

const SCRIPT = fileURLToPath(new URL('child-service.ts', import.meta.url));
const LOADER = new URL('typescript-loader.mjs', import.meta.url).href;

/** A service of the lab in a process of its own. */
export class LabChild {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  static async start(options: ChildOptions): Promise<LabChild> {
    const child = fork(SCRIPT, {
      execArgv: ['--import', LOADER],
      env: { PATH: process.env['PATH'], CHILD_OPTIONS: JSON.stringify(options) },
    });
    const exited = once(child, 'exit').then(() => {
      throw new Error('The child ended before it was ready.');
    });
    const message = once(child, 'message');
    const [{ url }] = (await Promise.race([message, exited])) as [{ url: string }];
    exited.catch(() => undefined);
    return new LabChild(child, url);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Has the child append events of subjects of their own, in one transaction. */
  async append(count: number, prefix: string): Promise<void> {
    const done = once(this.process, 'message');
    this.process.send({ append: count, prefix });
    await done;
  }

  /** Sends a signal and waits for the end. @returns exit code, or null when a signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const exited = once(this.process, 'exit') as Promise<[number | null]>;
    this.process.kill(signal);
    const [code] = await exited;
    return code;
  }
}
