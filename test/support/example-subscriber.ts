import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import path from 'node:path';

const EXAMPLE = path.resolve(import.meta.dirname, '../../examples/subscriber/subscriber.mjs');

/** `examples/subscriber`, run in a project that has the package installed. */
export class ExampleSubscriber {
  private child: ChildProcess | undefined;
  /** Everything that it printed so far, in all its lives. */
  output = '';

  constructor(
    private readonly directory: string,
    private readonly env: Record<string, string>,
  ) {
    copyFileSync(EXAMPLE, path.join(directory, 'subscriber.mjs'));
  }

  start(): void {
    const env = { PATH: process.env['PATH'] ?? '', ...this.env };
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    this.child = spawn(process.execPath, ['subscriber.mjs'], { cwd: this.directory, env, stdio: [...stdio] });
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  /** Ends it in order. @returns its exit code */
  async stop(): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    const [code] = await exited;
    return code;
  }
}
