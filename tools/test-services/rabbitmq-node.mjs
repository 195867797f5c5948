/**
 * A private RabbitMQ node that tests may restart, kill, freeze, wipe and raise alarms on.
 *
 *   import { RabbitmqNode } from '<root>/tools/test-services/rabbitmq-node.mjs';
 *   const node = await RabbitmqNode.launch();       // own node, own directory, own ports; 4 to 8 s
 *   const node = RabbitmqNode.shared();             // the one behind TEST_AMQP_URL; undefined when it is not ours
 *
 *   node.url                     amqp://guest:guest@127.0.0.1:<port>; the same for the whole life of the node
 *   await node.addVhost('x')     -> url of a new virtual host that guest may use; about 2 s
 *   await node.stop()            orderly; data stays          await node.start()   same port, same data
 *   await node.kill()            SIGKILL; data stays
 *   await node.wipe()            killed, all data deleted, started again blank (queues, exchanges, vhosts gone)
 *   node.freeze(), node.thaw()   SIGSTOP / SIGCONT: a connection that neither answers nor breaks
 *   await node.setDiskAlarm(true | false)      publishers are blocked while it is on
 *   await node.setMemoryAlarm(true | false)
 *   await node.ctl('list_queues', 'name')      rabbitmqctl: what it printed, or an error with what it said
 *   await node.dispose()         killed and its directory deleted
 *
 * Whoever launches a node disposes of it (afterAll); `npm test` also ends nodes that were forgotten. Do not restart
 * or wipe the shared node: other test files use it at the same time. Same from the shell:
 *
 *   node tools/test-services/rabbitmq-node.mjs <dir> start|stop|kill|wipe|freeze|thaw|dispose|url|ctl <arguments>
 *
 * File names decide what runs: a spec that needs a broker has `rabbitmq` in its file name and is left out by
 * `npm test -- --without-rabbitmq`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../process/free-port.mjs';
import { findRabbitmq } from './rabbitmq-binaries.mjs';
import { containerBackend, hasContainerEngine } from './rabbitmq-container.mjs';
import { processBackend } from './rabbitmq-process.mjs';

export class RabbitmqNode {
  #backend;

  /** A node whose files are in `dir`, made by {@link launch} in this process or another. */
  constructor(dir) {
    this.dir = dir;
    this.settings = JSON.parse(readFileSync(path.join(dir, 'node.json'), 'utf8'));
    this.#backend = this.settings.binaries ? processBackend : containerBackend;
  }

  static shared() {
    const dir = process.env.TEST_RABBITMQ_NODE;
    return dir ? new RabbitmqNode(dir) : undefined;
  }

  /** From the programs on this machine, else in a container. */
  static async launch({ parent = process.env.TEST_SERVICES_DIR ?? os.tmpdir() } = {}) {
    const binaries = findRabbitmq();
    if (!binaries && !(await hasContainerEngine())) {
      throw new Error('There is no RabbitMQ on this machine; "npm test" says how to get one.');
    }
    mkdirSync(parent, { recursive: true });
    const dir = mkdtempSync(path.join(parent, 'rabbitmq-'));
    const [amqpPort, distPort, epmdPort, ctlPort] = await freePorts(4);
    const name = `${path.basename(dir).toLowerCase()}@localhost`;
    const settings = { name, binaries, amqpPort, distPort, epmdPort, ctlPort };
    writeFileSync(path.join(dir, 'node.json'), JSON.stringify(settings, null, 2));
    const node = new RabbitmqNode(dir);
    try {
      await node.start();
    } catch (error) {
      await node.dispose();
      throw error;
    }
    return node;
  }

  get url() {
    return `amqp://guest:guest@127.0.0.1:${this.settings.amqpPort}`;
  }

  get isRunning() {
    return this.#backend.isRunning(this.dir, this.settings);
  }

  async start() {
    await this.#backend.start(this.dir, this.settings);
  }

  async stop() {
    await this.#backend.stop(this.dir, this.settings);
  }

  async kill() {
    await this.#backend.kill(this.dir, this.settings);
  }

  async wipe() {
    await this.kill();
    await this.#backend.deleteData(this.dir, this.settings);
    await this.start();
  }

  freeze() {
    this.#backend.freeze(this.dir, this.settings);
  }

  thaw() {
    this.#backend.thaw(this.dir, this.settings);
  }

  async setDiskAlarm(isOn) {
    await this.ctl('set_disk_free_limit', isOn ? '1000000GB' : '1MB');
  }

  async setMemoryAlarm(isOn) {
    await this.ctl('set_vm_memory_high_watermark', isOn ? '0.000001' : '0.6');
  }

  async addVhost(name) {
    await this.ctl('add_vhost', name);
    await this.ctl('set_permissions', '-p', name, 'guest', '.*', '.*', '.*');
    return `${this.url}/${encodeURIComponent(name)}`;
  }

  async ctl(...args) {
    const { code, stdout, stderr } = await this.#backend.ctl(this.dir, this.settings, args);
    if (code !== 0) throw new Error(`rabbitmqctl ${args[0]}: ${(stderr || stdout).trim()}`);
    return stdout;
  }

  async dispose() {
    if (!existsSync(this.dir)) return;
    await this.#backend.dispose(this.dir, this.settings);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function main([dir, action, ...args]) {
  const node = new RabbitmqNode(dir);
  if (action === 'url') console.log(node.url);
  else if (action === 'ctl') process.stdout.write(await node.ctl(...args));
  else if (['start', 'stop', 'kill', 'wipe', 'freeze', 'thaw', 'dispose'].includes(action))
    await node[action]();
  else throw new Error(`Unknown action "${action}".`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
