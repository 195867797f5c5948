import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { unpackedRoot } from './debian-packages.mjs';
import { RABBITMQ_PACKAGES } from './rabbitmq-packages.mjs';

/** Where RabbitMQ's scripts are usually put: Debian, Homebrew, the generic archive. */
const USUAL = [
  '/usr/lib/rabbitmq/bin',
  '/opt/homebrew/opt/rabbitmq/sbin',
  '/usr/local/opt/rabbitmq/sbin',
  '/opt/rabbitmq/sbin',
];

/**
 * RabbitMQ on this machine: `{ server, ctl, epmd, path }`, the last being the PATH that its scripts need.
 * Undefined when there is none. TEST_RABBITMQ_SBIN names a folder to use before any other.
 */
export function findRabbitmq() {
  const unpackedInto = unpackedRoot(RABBITMQ_PACKAGES.folder);
  const unpacked = path.join(unpackedInto, 'usr/lib/rabbitmq/bin');
  const told = process.env.TEST_RABBITMQ_SBIN;
  for (const folder of [told, ...USUAL, ...folderOnPath(), unpacked].filter(Boolean)) {
    const found = inFolder(folder, folder === unpacked ? unpackedInto : '/');
    if (found) return found;
  }
  return undefined;
}

/** Debian's wrapper in /usr/sbin changes the user before it runs anything, so it does not serve a private node. */
function folderOnPath() {
  return searchPath().filter(
    (folder) => folder !== '/usr/sbin' && existsSync(path.join(folder, 'rabbitmq-server')),
  );
}

function inFolder(folder, root) {
  const server = path.join(folder, 'rabbitmq-server');
  const ctl = path.join(folder, 'rabbitmqctl');
  if (!existsSync(server) || !existsSync(ctl)) return undefined;
  const erlangFolders = [
    path.join(root, 'usr/lib/erlang/bin'),
    ...searchPath(),
    '/usr/bin',
    '/usr/local/bin',
  ];
  const erl = erlangFolders.map((candidate) => path.join(candidate, 'erl')).find(existsSync);
  if (!erl) return undefined;
  const erlang = path.dirname(erl);
  const epmd = [path.join(erlang, 'epmd'), path.join(path.dirname(realpathSync(erl)), 'epmd')].find(
    existsSync,
  );
  return epmd && { server, ctl, epmd, path: [erlang, ...searchPath()].join(path.delimiter) };
}

function searchPath() {
  return (process.env.PATH ?? '/usr/bin:/bin').split(path.delimiter).filter(Boolean);
}
