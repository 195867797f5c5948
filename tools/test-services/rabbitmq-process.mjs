import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOf, endProcess, isAlive, isGone, run, signal } from '../process/processes.mjs';
import { untilAmqp } from './amqp-probe.mjs';
import { nodeEnvironment, writeNodeConfig } from './rabbitmq-config.mjs';

const START_DEADLINE_MS = 90_000;
const STOP_PATIENCE_MS = 30_000;

/** A node that runs from the programs on this machine. Its processes are known by the ids that they leave in `dir`. */
export const processBackend = {
  isRunning: (dir) => nodePid(dir) !== undefined,
  start: spawnNode,
  stop: (dir) => endNode(dir, 'SIGTERM'),
  kill: (dir) => endNode(dir, 'SIGKILL'),
  deleteData: (dir) => rmSync(path.join(dir, 'data'), { recursive: true, force: true }),
  freeze: (dir) => signal(-nodePid(dir), 'SIGSTOP'),
  thaw: (dir) => signal(-nodePid(dir), 'SIGCONT'),
  ctl: (dir, settings, args) =>
    run(settings.binaries.ctl, ['-q', '-n', settings.name, ...args], { env: nodeEnvironment(dir, settings) }),
  async dispose(dir) {
    await endNode(dir, 'SIGKILL');
    const epmd = pidIn(path.join(dir, 'epmd.pid'), 'epmd');
    if (epmd !== undefined) await endProcess(epmd, { first: 'SIGKILL' });
  },
};

/** The id of the node's server, if that process is there and is ours. */
function nodePid(dir) {
  // The server's command line names its home, which is the node's own directory.
  return pidIn(path.join(dir, 'node.pid'), dir);
}

/** Starts the server and returns when it speaks AMQP. */
async function spawnNode(dir, settings) {
  if (nodePid(dir) !== undefined) return;
  writeNodeConfig(dir, settings);
  const env = nodeEnvironment(dir, settings);
  startPortMapper(dir, settings, env);
  const output = path.join(dir, 'log', 'output.log');
  const child = detached(settings.binaries.server, [], { cwd: dir, env }, output);
  writeFileSync(path.join(dir, 'node.pid'), String(child.pid));
  await untilAmqp(settings.amqpPort, START_DEADLINE_MS, () => {
    if (!isAlive(child.pid)) throw new Error(`RabbitMQ ended while starting: ${tail(output)}`);
  });
}

/** Ends the server, and the helper processes that it started, by that signal. */
async function endNode(dir, name) {
  const pid = nodePid(dir);
  if (pid === undefined) return;
  signal(name === 'SIGKILL' ? -pid : pid, name);
  if (!(await isGone(pid, STOP_PATIENCE_MS))) {
    signal(-pid, 'SIGKILL');
    await isGone(pid, STOP_PATIENCE_MS);
  }
  rmSync(path.join(dir, 'node.pid'), { force: true });
}

/** Erlang's port mapper would otherwise be started as a daemon that outlives the node. */
function startPortMapper(dir, { binaries, epmdPort }, env) {
  const file = path.join(dir, 'epmd.pid');
  if (pidIn(file, 'epmd') !== undefined) return;
  const args = ['-address', '127.0.0.1', '-port', String(epmdPort)];
  const child = detached(binaries.epmd, args, { cwd: dir, env }, path.join(dir, 'log', 'epmd.log'));
  writeFileSync(file, String(child.pid));
}

function detached(program, args, options, output) {
  const log = openSync(output, 'a');
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.once('error', () => {});
  child.unref();
  return child;
}

function pidIn(file, expectedInCommand) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && isAlive(pid) && commandOf(pid).includes(expectedInCommand) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function tail(file) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join(' | ');
}
