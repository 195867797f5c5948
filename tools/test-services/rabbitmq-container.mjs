import { spawnSync } from 'node:child_process';
import { run } from '../process/processes.mjs';
import { untilAmqp } from './amqp-probe.mjs';

const IMAGE = 'rabbitmq:4.3.3';
/** The image may have to be fetched first. */
const START_DEADLINE_MS = 300_000;

/** Whether there is a container engine that answers. */
export async function hasContainerEngine() {
  return (await docker('info')).code === 0;
}

/** A node in a container that is called like the node's directory. Its data is the container's: a restart keeps it. */
export const containerBackend = {
  isRunning: (dir, settings) => inspect(settings) === 'running',

  async start(dir, settings) {
    const create = ['run', '--detach', '--name', containerOf(settings), '--hostname', 'localhost'];
    const publish = ['-p', `127.0.0.1:${settings.amqpPort}:5672`];
    const args =
      inspect(settings) === undefined ? [...create, ...publish, IMAGE] : ['start', containerOf(settings)];
    await must(args);
    await untilAmqp(settings.amqpPort, START_DEADLINE_MS);
  },

  stop: (dir, settings) => must(['stop', '--time', '30', containerOf(settings)]),
  kill: (dir, settings) => docker('kill', containerOf(settings)),
  deleteData: (dir, settings) => must(['rm', '--force', '--volumes', containerOf(settings)]),
  freeze: (dir, settings) => void spawnSync('docker', ['pause', containerOf(settings)]),
  thaw: (dir, settings) => void spawnSync('docker', ['unpause', containerOf(settings)]),
  ctl: (dir, settings, args) => docker('exec', containerOf(settings), 'rabbitmqctl', '-q', ...args),
  dispose: (dir, settings) => docker('rm', '--force', '--volumes', containerOf(settings)),
};

function containerOf({ name }) {
  return `rollcall-test-${name.split('@')[0]}`;
}

function inspect(settings) {
  const { status, stdout } = spawnSync('docker', [
    'inspect',
    '--format',
    '{{.State.Status}}',
    containerOf(settings),
  ]);
  return status === 0 ? String(stdout).trim() : undefined;
}

async function must(args) {
  const { code, stderr } = await docker(...args);
  if (code !== 0) throw new Error(`docker ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
}

function docker(...args) {
  return run('docker', args).catch(() => ({ code: 127, stdout: '', stderr: 'docker is not there' }));
}
