import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../process/processes.mjs';

const NO = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];

/** RabbitMQ as debian-packages.mjs obtains it. */
export const RABBITMQ_PACKAGES = {
  title: 'RabbitMQ',
  folder: 'rabbitmq',
  packages: ['rabbitmq-server'],
  namesToUnpack,
  settle: pointErlangTo,
};

/** The broker and those parts of Erlang that it needs; the libraries below them are on every Debian. */
async function namesToUnpack(options) {
  const args = [...options, 'depends', '--recurse', ...NO.map((kind) => `--no-${kind}`), 'rabbitmq-server'];
  const { stdout } = await run('apt-cache', args);
  return stdout.split('\n').filter((line) => /^(rabbitmq-server|erlang-[\w-]+)$/.test(line));
}

/** `erl` has the folder that it was packaged for written into it. */
function pointErlangTo(draft, root) {
  const script = path.join(draft, 'usr/lib/erlang/bin/erl');
  const target = path.join(root, 'usr/lib/erlang');
  writeFileSync(
    script,
    readFileSync(script, 'utf8').replaceAll('ROOTDIR=/usr/lib/erlang', `ROOTDIR="${target}"`),
  );
}
