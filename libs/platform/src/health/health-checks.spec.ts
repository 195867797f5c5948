import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { HealthChecks } from './health-checks.js';

describe('health checks', () => {
  beforeEach(() => void jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined));
  afterEach(() => void jest.restoreAllMocks());

  it('without any, the service is ready', async () => {
    expect(await new HealthChecks().readiness()).toEqual({ ready: true, draining: false, checks: {} });
  });

  it('that all pass make it ready, one that throws does not', async () => {
    const checks = new HealthChecks();
    checks.register('database', () => Promise.resolve());
    checks.register('carrier', () => undefined);
    expect((await checks.readiness()).ready).toBe(true);

    checks.register('carrier', () => {
      throw new Error('blocked');
    });
    expect(await checks.readiness()).toEqual({
      ready: false,
      draining: false,
      checks: { database: 'ok', carrier: 'failed' },
    });
  });

  it('that hang count as failed', async () => {
    jest.useFakeTimers();
    const checks = new HealthChecks();
    checks.register('database', () => new Promise(() => undefined));
    const readiness = checks.readiness();
    await jest.advanceTimersByTimeAsync(2000);
    expect((await readiness).checks).toEqual({ database: 'failed' });
    jest.useRealTimers();
  });

  it('run once for those who ask at the same time', async () => {
    const checks = new HealthChecks();
    const check = jest.fn(() => Promise.resolve());
    checks.register('database', check);
    await Promise.all([checks.readiness(), checks.readiness()]);
    expect(check).toHaveBeenCalledTimes(1);
    await checks.readiness();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('do not matter once the service drains', async () => {
    const checks = new HealthChecks();
    checks.startDraining();
    expect(await checks.readiness()).toMatchObject({ ready: false, draining: true });
  });

  it('tell once what has to end by itself', () => {
    const checks = new HealthChecks();
    const end = jest.fn();
    checks.onDraining(end);
    expect(end).not.toHaveBeenCalled();
    checks.startDraining();
    checks.startDraining();
    expect(end).toHaveBeenCalledTimes(1);
  });
});
