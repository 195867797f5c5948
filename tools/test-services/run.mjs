/**
 * Runs a command with test services around it:
 *   node tools/test-services/run.mjs [--without-rabbitmq] -- npx jest --selectProjects integration libs/messaging
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { startTestServices } from './test-services.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const separator = process.argv.indexOf('--');
const [command, ...args] = separator < 0 ? [] : process.argv.slice(separator + 1);
if (!command) {
  console.error('Usage: node tools/test-services/run.mjs [--without-rabbitmq] -- <command> [arguments]');
  process.exit(2);
}

const options = process.argv.slice(2, separator);
const services = startTestServices({
  root,
  rabbitmq: !options.includes('--without-rabbitmq'),
  log: (line) => console.error(`· ${line}`),
});
// The command is in our process group and gets the terminal's Ctrl-C itself; we stay to clean up.
let child;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child?.kill('SIGTERM'));

try {
  const { env, stop } = await services;
  const esm =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim();
  child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: esm, ...env } });
  process.exitCode = await new Promise((resolve) => {
    child.once('error', (error) => (console.error(error.message), resolve(127)));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  await stop();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
