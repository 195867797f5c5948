import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../process/failure.mjs';
import { CHROMIUM_PACKAGES, LAUNCHER } from './chromium-packages.mjs';
import { obtainDebianPackages, unpackedRoot } from './debian-packages.mjs';

/** Where it is usually put. Debian's own script in /usr/bin only adds options for people. */
const USUAL = [
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const NOTHING_WORKED =
  'No Chromium: install it (Debian: apt-get install chromium) or Google Chrome, or set CHROMIUM_PATH to the program, ' +
  'or run "npm test -- --without-browser".';

/**
 * A Chromium for the browser journeys: the one that CHROMIUM_PATH names, else the machine's, else Debian's packages.
 * Returns its path. @throws Failure when there is none, or when CHROMIUM_PATH names no program.
 */
export async function provideChromium({ log }) {
  const told = process.env.CHROMIUM_PATH;
  if (told && !isProgram(told)) throw new Failure(`CHROMIUM_PATH: ${told} is not a program that can be run.`);
  if (told) return told;
  const found = findChromium() ?? ((await obtainDebianPackages(CHROMIUM_PACKAGES, log)) && findChromium());
  if (!found) throw new Failure(NOTHING_WORKED);
  return found;
}

/** Chromium on this machine; undefined when there is none. */
export function findChromium() {
  const folders = (process.env.PATH ?? '/usr/bin:/bin').split(path.delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const unpacked = path.join(unpackedRoot(CHROMIUM_PACKAGES.folder), LAUNCHER);
  return [...USUAL, ...onPath, unpacked].find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
