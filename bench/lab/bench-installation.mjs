import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../tools/start/migrations.mjs';
import { choosePorts } from '../../tools/start/ports.mjs';
import { loadSecrets } from '../../tools/start/secrets.mjs';
import { ServiceLog } from '../../tools/start/service-log.mjs';
import { adminUrlsOf, environmentOf, programOf, SERVICES } from '../../tools/start/services.mjs';
import { SupervisedService } from '../../tools/start/supervised-service.mjs';
import { freePort } from '../../tools/process/free-port.mjs';
import { cpuSecondsOf } from '../measure/cpu-clock.mjs';
import { Academy } from './academy.mjs';
import { Backlog } from './backlog.mjs';

/** The gateway's limits are for one caller, and the benchmark is one caller; their cost stays. */
const WITHOUT_LIMITS = {
  RATE_LIMIT_ACTOR_PER_SECOND: '1000000',
  RATE_LIMIT_LINKS_PER_SECOND: '1000000',
  MAIL_RATE_PER_MINUTE: '10000000',
};
/** Where the receivers of webhooks are. */
const LOOPBACK = { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32' };

/** The five services as `npm start` runs them, on a database of their own, with a platform to work on. */
export class BenchInstallation {
  /** By service: milliseconds from its start, alone, until it was ready, and the processor seconds of that. */
  starts = {};

  constructor({ plan, services, databaseUrl, smtpSink }) {
    Object.assign(this, { plan, services, databaseUrl, smtpSink, backlog: new Backlog(databaseUrl) });
  }

  /**
   * @param amqpUrl the broker; without it events travel through PostgreSQL
   * @param env variables for every service
   */
  static async start({ root, directory, databaseUrl, amqpUrl, smtpSink, env = {}, signal }) {
    const [runDir, logDir] = [path.join(directory, 'run'), path.join(directory, 'logs')];
    for (const made of [runDir, logDir]) mkdirSync(made, { recursive: true });
    const port = await freePort();
    const variables = {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: smtpSink.ready.url,
      ...(amqpUrl && { AMQP_URL: amqpUrl }),
    };
    const plan = {
      variables,
      secrets: loadSecrets(directory),
      ports: await choosePorts(port),
      adminUrls: adminUrlsOf(variables, databaseUrl),
    };
    await migrate(root, plan, signal);
    const services = SERVICES.map((service) =>
      supervised({ root, service, plan, runDir, logDir, more: env }),
    );
    return new BenchInstallation({ plan, services, databaseUrl, smtpSink });
  }

  /** One after the other, each alone, so that the time it takes is its own. */
  async startServices(signal) {
    for (const service of this.services) {
      signal.throwIfAborted();
      const at = performance.now();
      service.start();
      await service.untilReady();
      const { pid } = service.child;
      this.starts[service.name] = { ms: performance.now() - at, cpuSeconds: cpuSecondsOf([pid]) };
      // Lets a later sweep find the process if this one is killed.
      writeFileSync(path.join(service.runDir, `${service.name}.pid`), String(pid));
    }
    this.academy = await Academy.found(this);
    await this.backlog.drained();
  }

  get operatorToken() {
    return this.plan.secrets.OPERATOR_TOKEN;
  }

  /** Where a service listens; the gateway's is the address of the installation. */
  urlOf = (name) => `http://127.0.0.1:${this.plan.ports[name].main}`;

  get pids() {
    return this.services.flatMap(({ child }) => child?.pid ?? []);
  }

  async stop() {
    await this.backlog.close();
    const [gateway, ...others] = this.services;
    await gateway.stop();
    await Promise.all(others.map((service) => service.stop()));
  }

  kill() {
    for (const service of this.services) service.kill();
  }
}

function supervised({ root, service, plan, runDir, logDir, more }) {
  const { name } = service;
  const log = new ServiceLog(logDir, name);
  const env = {
    ...environmentOf(service, plan),
    ...WITHOUT_LIMITS,
    ...LOOPBACK,
    ...more,
  };
  const show = (line) => console.error(`! ${line}`);
  return new SupervisedService({ name, program: programOf(root, name), env, runDir, log, show });
}
