import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Failure, reportFailure } from '../process/failure.mjs';
import { installIfNeeded } from '../process/install.mjs';
import { Shutdown } from '../start/shutdown.mjs';
import { HELP, readOptions } from './options.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const say = (line) => console.log(`· ${line}`);

/** The whole of `npm run screenshots`. */
export async function main(args) {
  const shutdown = new Shutdown(say, { exitCode: 1 });
  try {
    const options = readOptions(args, root);
    if (options.help) return void process.stdout.write(HELP);
    const work = takePictures(options, shutdown);
    shutdown.work = work.catch(() => {});
    await work;
  } catch (error) {
    if (shutdown.isRunning) return;
    reportFailure(error);
  }
  await shutdown.run();
}

async function takePictures({ only, out, url }, shutdown) {
  await installIfNeeded({ root, log: say, signal: shutdown.signal });
  const { PAGES } = await import('./pages.mjs');
  const wanted = PAGES.filter(({ name }) => name.includes(only));
  if (wanted.length === 0) throw new Failure(`No page is called "${only}".`);
  const { provideChromium } = await import('../test-services/chromium.mjs');
  const executablePath = await provideChromium({ log: say });
  const baseUrl = url ?? (await startInstallation(shutdown));
  const { findPlaces, ownersApi } = await import('./places.mjs');
  const places = await findPlaces(await ownersApi(baseUrl));
  const pages = wanted.filter((page) => isThere(page, places));
  mkdirSync(out, { recursive: true });
  const { Camera } = await import('./camera.mjs');
  const camera = await Camera.open({ executablePath, baseUrl, out });
  shutdown.add(() => camera.close());
  await camera.takeAll(pages, places, say);
  say(`the pictures are in ${path.relative(process.cwd(), out) || '.'}`);
  if (camera.faults.length > 0) throw new Failure(`Faults of pages:\n${camera.faults.join('\n')}`);
}

async function startInstallation(shutdown) {
  const { build } = await import('../build.mjs');
  await build({ root, log: say });
  const { startPrivateInstallation } = await import('./private-installation.mjs');
  return startPrivateInstallation({ root, shutdown, say });
}

function isThere({ name, path: where }, places) {
  const isFound = typeof where !== 'function' || Boolean(where(places));
  if (!isFound) say(`no picture of ${name}: this installation has nothing to show there`);
  return isFound;
}
