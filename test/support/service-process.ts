import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import { eventually } from './eventually.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Only what a service needs of the test's own environment: above all not jest's NODE_OPTIONS. */
const INHERITED = { PATH: process.env['PATH'] ?? '' };

/** As in the Dockerfile. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=512'];

/** What a service process is started with. */
export interface ServiceProcessOptions {
  script: string;
  env: Record<string, string>;
  logFile: string;
  url: string;
}

/** A service as a process that is started again whenever it dies, as an orchestrator would. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  /** How often it was started again. */
  restarts = 0;

  private readonly env: Record<string, string>;

  constructor(private readonly options: ServiceProcessOptions) {
    this.env = { ...options.env };
  }

  /**
   * Resolves when the service says that it is ready; also after {@link stop}.
   * @param env variables that are different from now on
   */
  async start(env: Record<string, string> = {}): Promise<void> {
    Object.assign(this.env, env);
    this.stopping = false;
    this.launch();
    await this.ready();
  }

  /** Waits until the service is ready. */
  async ready(): Promise<void> {
    await eventually(
      async () => {
        const answer = await fetch(`${this.options.url}/readyz`).catch(() => undefined);
        if (answer?.status !== 200)
          throw new Error(`${this.options.script} is not ready: ${await answer?.text()}`);
      },
      { withinMs: 60_000 },
    );
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error(`${this.options.script} is not running.`);
    return pid;
  }

  /** Ends the process at once, as a crash would; it is started again. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Ends the process, orderly; it stays away until it is started. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(force);
  }

  private launch(): void {
    const log = openSync(this.options.logFile, 'a');
    const child = spawn(process.execPath, [...HEAP, path.join(ROOT, this.options.script)], {
      cwd: ROOT,
      env: { ...INHERITED, ...this.env },
      stdio: ['ignore', log, log],
    });
    this.child = child;
    child.once('exit', () => {
      if (this.stopping) return;
      this.restarts += 1;
      this.launch();
    });
  }
}

/** Runs a script to its end. @throws Error with what it wrote when it fails */
export async function runToEnd(script: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [path.join(ROOT, script)], {
    cwd: ROOT,
    env: { ...INHERITED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${script} failed:\n${output}`);
}
