import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../tools/process/free-port.mjs';
import { OWN_VARIABLES } from '../tools/start/environment.mjs';
import { amountRow } from './measure/rows.mjs';

/** `npm start`, already installed and built: with an empty data directory, demo included, and once more. */
export const startUp = {
  name: 'start-up',
  carriers: ['postgres'],
  async run({ lab }) {
    await lab.stopInstallation();
    const dataDir = path.join(lab.directory, 'start-up');
    const first = await startOnce(lab, dataDir);
    const second = await startOnce(lab, dataDir);
    return [
      amountRow({ what: 'npm start, first (built, with demo)', unit: 's', ours: first }),
      amountRow({ what: 'npm start, second', unit: 's', ours: second, aim: { atMost: 10 } }),
    ];
  },
};

/** @returns seconds until it says that everything runs */
async function startOnce(lab, dataDir) {
  const args = ['tools/start.mjs', '--data-dir', dataDir, '--port', String(await freePort())];
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: lab.root,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_VARIABLES.includes(name))),
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  lab.shutdown.add(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await ended;
  });
  await saysReady(child);
  const seconds = (performance.now() - begun) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

function saysReady(child) {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Ready after')) resolve();
    });
    child.once('exit', () => reject(new Error(`npm start ended early:\n${said}`)));
  });
}
