import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../process/processes.mjs';

const IMAGE = 'rabbitmq:4.3.3';
const START_DEADLINE_MS = 120_000;

/** RabbitMQ in a container on a free loopback port; undefined when there is no container engine that answers. */
export async function startRabbitmqContainer(log) {
  if ((await docker('info')).code !== 0) return undefined;
  log(`RabbitMQ: starting ${IMAGE} in a container`);
  const { code, stdout, stderr } = await docker('run', '--detach', '--rm', '-p', '127.0.0.1:0:5672', IMAGE);
  if (code !== 0) {
    log(`RabbitMQ: docker run failed (${stderr.trim().split('\n').at(-1)})`);
    return undefined;
  }
  const id = stdout.trim();
  const dispose = async () => void (await docker('rm', '--force', '--volumes', id));
  try {
    await untilStarted(id);
    const port = (await docker('port', id, '5672/tcp')).stdout.trim().split(':').at(-1);
    return { url: `amqp://guest:guest@127.0.0.1:${port}`, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function untilStarted(id) {
  const deadline = Date.now() + START_DEADLINE_MS;
  while ((await docker('exec', id, 'rabbitmq-diagnostics', '-q', 'check_port_connectivity')).code !== 0) {
    if (Date.now() > deadline) throw new Error('RabbitMQ did not start in its container.');
    await delay(500);
  }
}

function docker(...args) {
  return run('docker', args).catch(() => ({ code: 127, stdout: '', stderr: 'docker is not there' }));
}
