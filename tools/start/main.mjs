import path from 'node:path';
import { reportFailure } from '../process/failure.mjs';
import { installIfNeeded } from '../process/install.mjs';
import { openDataDirectory } from './data-directory.mjs';
import { endLeftovers } from './leftovers.mjs';
import { HELP, readOptions } from './options.mjs';
import { assertPortFree } from './ports.mjs';
import { Shutdown } from './shutdown.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** The whole of `npm start`. */
export async function main(args) {
  const shutdown = new Shutdown(say);
  try {
    const options = readOptions(args, process.env, root);
    if (options.help) return void process.stdout.write(HELP);
    const work = start(options, shutdown);
    shutdown.work = work.catch(() => {});
    await work;
  } catch (error) {
    // What fails because it is being stopped is no failure; the shutdown is then under way by itself.
    if (shutdown.isRunning) return;
    reportFailure(error);
    await shutdown.run();
  }
}

async function start(options, shutdown) {
  const started = Date.now();
  const directory = openDataDirectory(options);
  shutdown.add(() => directory.lock.release());
  if (await endLeftovers(directory.runDir)) say('ended what an earlier run had left behind');
  await assertPortFree(options.port, process.env.HOST || '127.0.0.1');

  await installIfNeeded({ root, log: say, signal: shutdown.signal });
  // What comes from here on needs the installed packages.
  const { build } = await import('../build.mjs');
  await build({ root, log: say });
  const { runInstallation } = await import('./installation.mjs');
  const installation = await runInstallation({ root, options, directory, shutdown, say });

  const { createDemo } = await import('./demo.mjs');
  const demo = options.withDemo
    ? await createDemo({ ...installation, directory, options, signal: shutdown.signal, say })
    : undefined;
  const { summary } = await import('./summary.mjs');
  if (!shutdown.isRunning)
    process.stdout.write(summary({ options, directory, demo, ms: Date.now() - started }));
}

function say(line) {
  console.log(`· ${line}`);
}
