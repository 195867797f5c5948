import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Injectable, Module, Post, type OnApplicationShutdown } from '@nestjs/common';
import { Allow } from '../actors/allow.decorator.js';
import { Clock } from '../clock/clock.js';
import { loadConfig } from '../config/load-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { HealthChecks } from '../health/health-checks.js';
import { startService, type RunningService } from './start-service.js';
import { TEST_ENVIRONMENT } from './test-service.js';

const events: string[] = [];

/** Something that happens when it is said to. */
class Moment {
  declare resolve: () => void;
  readonly promise = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });
}

/** Work that a test lets finish when it likes. */
@Injectable()
class SlowWork implements OnApplicationShutdown {
  readonly started = new Moment();
  readonly released = new Moment();

  onApplicationShutdown(): void {
    events.push('modules closed');
  }
}

@Controller('work')
@Allow('anonymous')
class WorkController {
  constructor(private readonly work: SlowWork) {}

  @Get()
  quick(): object {
    return {};
  }

  @Post()
  async slow(): Promise<object> {
    this.work.started.resolve();
    await this.work.released.promise;
    events.push('work done');
    return { done: true };
  }
}

@Module({ controllers: [WorkController], providers: [SlowWork] })
class WorkModule {}

let service: RunningService | undefined;
afterEach(async () => {
  service?.app.get(SlowWork).released.resolve();
  await service?.drain();
  service = undefined;
  events.splice(0);
});

async function start(env: Record<string, string> = {}): Promise<RunningService> {
  service = await startService({
    name: 'demo',
    config: loadConfig(ServiceConfig, { ...TEST_ENVIRONMENT, ...env }),
    module: () => WorkModule,
  });
  return service;
}

describe('a started service', () => {
  it('answers on its port, and has its configuration and clock to inject', async () => {
    const { url, app, config } = await start();
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ alive: true });
    expect(app.get(ServiceConfig)).toBe(config);
    expect(Math.abs(app.get(Clock).now().getTime() - Date.now())).toBeLessThan(5000);
  });

  it('serves metrics and health on the management port, and nothing else', async () => {
    const { managementUrl } = await start({ MANAGEMENT_PORT: String(await freePort()) });
    const [metrics, live, ready, other] = await Promise.all(
      ['/metrics', '/livez', '/readyz', '/work'].map((path) => fetch(`${managementUrl}${path}`)),
    );
    expect(await metrics?.text()).toContain('process_cpu_seconds_total');
    expect([live?.status, ready?.status, other?.status]).toEqual([200, 200, 404]);
  });

  it('is not ready while a check fails, and does not say why to callers', async () => {
    const { url, app } = await start();
    app.get(HealthChecks).register('database', () => {
      throw new Error('connect 10.0.0.7');
    });
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, draining: false, checks: { database: 'failed' } });
  });

  it('does not start on a port that is taken', async () => {
    const { url } = await start();
    const second = startService({
      name: 'second',
      config: loadConfig(ServiceConfig, { ...TEST_ENVIRONMENT, PORT: new URL(url).port }),
      module: WorkModule,
    });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets the app configure itself before it starts', async () => {
    service = await startService({
      name: 'demo',
      config: loadConfig(ServiceConfig, TEST_ENVIRONMENT),
      module: WorkModule,
      configure: (app, { NODE_ENV }) => {
        app
          .getHttpAdapter()
          .getInstance()
          .get('/plugin', () => NODE_ENV);
      },
    });
    expect(await (await fetch(`${service.url}/plugin`)).text()).toBe('test');
  });
});

describe('a service that drains', () => {
  it('finishes what is in flight before its modules close, and accepts nothing new', async () => {
    const { url, app, drain } = await start();
    const work = app.get(SlowWork);
    const answer = fetch(`${url}/work`, { method: 'POST' });
    await work.started.promise;

    const drained = drain();
    expect(await app.get(HealthChecks).readiness()).toMatchObject({ ready: false, draining: true });
    await expect(fetch(`${url}/work`)).rejects.toThrow();
    expect(events).toEqual([]);

    work.released.resolve();
    expect(await (await answer).json()).toEqual({ done: true });
    await drained;
    expect(events).toEqual(['work done', 'modules closed']);
  });

  it('is not held up by connections that are only kept', async () => {
    const { url, drain } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const closed = new Promise((resolve) => void socket.once('close', resolve));
    await new Promise<void>((resolve) => {
      socket.once('data', () => resolve());
      socket.write('GET /work HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    await Promise.all([drain(), closed]);
    expect(events).toEqual(['modules closed']);
  });

  it('does so once, however often it is asked', async () => {
    const { drain } = await start();
    await Promise.all([drain(), drain()]);
    expect(events).toEqual(['modules closed']);
  });
});

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
