import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandOf, isAlive, isGone, signal } from '../process/processes.mjs';
import { nodeEnvironment } from './rabbitmq-config.mjs';

const START_DEADLINE_MS = 90_000;
const STOP_PATIENCE_MS = 30_000;
const PROTOCOL_HEADER = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]);

/** The id of the node's server, if that process is there and is ours. */
export function nodePid(dir) {
  // The server's command line names its home, which is the node's own directory.
  return pidIn(path.join(dir, 'node.pid'), dir);
}

export function isNodeRunning(dir) {
  return nodePid(dir) !== undefined;
}

/** Starts the server and returns when it speaks AMQP. */
export async function spawnNode(dir, settings) {
  if (isNodeRunning(dir)) return;
  const env = nodeEnvironment(dir, settings);
  startPortMapper(dir, settings, env);
  const output = path.join(dir, 'log', 'output.log');
  const child = detached(settings.binaries.server, [], { cwd: dir, env }, output);
  writeFileSync(path.join(dir, 'node.pid'), String(child.pid));
  const deadline = Date.now() + START_DEADLINE_MS;
  while (!(await speaksAmqp(settings.amqpPort))) {
    if (!isAlive(child.pid)) throw new Error(`RabbitMQ ended while starting: ${tail(output)}`);
    if (Date.now() > deadline) throw new Error(`RabbitMQ did not start within ${START_DEADLINE_MS / 1000} s`);
    await delay(100);
  }
}

/** Ends the server, and the helper processes that it started, by that signal. */
export async function stopNode(dir, name) {
  const pid = nodePid(dir);
  if (pid === undefined) return;
  if (name === 'SIGKILL') signal(-pid, 'SIGKILL');
  else signal(pid, name);
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

/** An open port is not enough: the listener opens before the broker accepts clients. */
function speaksAmqp(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('connect', () => socket.write(PROTOCOL_HEADER));
    socket.once('data', (data) => answer(data[0] === 1));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
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
