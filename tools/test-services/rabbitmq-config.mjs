import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const LOOPBACK_ONLY = '-kernel inet_dist_use_interface {127,0,0,1}';

/** The node's configuration files. Everything of the node is below `dir`, and it listens on the loopback only. */
export function writeNodeConfig(dir, { amqpPort }) {
  for (const folder of ['data', 'log']) mkdirSync(path.join(dir, folder), { recursive: true });
  const config = [
    'listeners.tcp.local = 127.0.0.1:' + amqpPort,
    'log.file.level = warning',
    'log.console = false',
    'disk_free_limit.absolute = 1MB',
    'vm_memory_high_watermark.relative = 0.6',
  ];
  writeFileSync(path.join(dir, 'rabbitmq.conf'), config.join('\n') + '\n');
  writeFileSync(path.join(dir, 'enabled_plugins'), '[].\n');
}

/** Environment of the node's server and of rabbitmqctl. Nothing of the machine's own configuration is read. */
export function nodeEnvironment(dir, { name, binaries, distPort, epmdPort, ctlPort }) {
  const schedulers = Math.min(os.cpus().length, 4);
  return {
    PATH: binaries.path,
    LANG: 'C.UTF-8',
    HOME: dir,
    RABBITMQ_NODENAME: name,
    RABBITMQ_CONFIG_FILE: path.join(dir, 'rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: path.join(dir, 'advanced.config'),
    RABBITMQ_ENABLED_PLUGINS_FILE: path.join(dir, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: path.join(dir, 'data'),
    RABBITMQ_LOG_BASE: path.join(dir, 'log'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_DIST_PORT: String(distPort),
    RABBITMQ_CTL_DIST_PORT_MIN: String(ctlPort),
    RABBITMQ_CTL_DIST_PORT_MAX: String(Math.min(ctlPort + 50, 65_535)),
    RABBITMQ_CTL_ERL_ARGS: LOOPBACK_ONLY,
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `${LOOPBACK_ONLY} +S ${schedulers}:${schedulers}`,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    // Makes the script become the server instead of watching it, so that signals reach the server itself.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
