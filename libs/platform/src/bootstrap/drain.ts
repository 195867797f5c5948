import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthChecks } from '../health/health-checks.js';

/** Counts the requests that a server is working on. */
export class InFlightRequests {
  private count = 0;
  private idle: (() => void) | undefined;
  private closing = false;

  constructor(private readonly server: Server) {
    // Before Fastify's own listener, so that no request is missed.
    server.prependListener('request', (_request, response) => {
      this.count += 1;
      // A kept connection would otherwise stay open after its last answer.
      if (this.closing) response.setHeader('connection', 'close');
      response.once('close', () => {
        this.count -= 1;
        if (this.count === 0) this.idle?.();
      });
    });
  }

  /** Accepts no more connections and resolves when all requests are answered, or after the given time. */
  async finish(seconds: number): Promise<void> {
    this.closing = true;
    this.server.close();
    this.server.closeIdleConnections();
    const gaveUp = new AbortController();
    const allAnswered = new Promise<void>((resolve) => {
      this.idle = resolve;
      if (this.count === 0) resolve();
    });
    const tooLong = delay(seconds * 1000, undefined, { signal: gaveUp.signal }).catch(() => undefined);
    await Promise.race([allAnswered, tooLong]);
    gaveUp.abort();
    this.server.closeAllConnections();
  }
}

/**
 * Ends a service without breaking what it is doing: not ready any more, no new connections, requests in flight
 * get their time, then modules (carrier, database) close.
 */
export async function drain(
  app: NestFastifyApplication,
  requests: InFlightRequests,
  seconds: number,
): Promise<void> {
  app.get(HealthChecks).startDraining();
  await requests.finish(seconds);
  await app.close();
}
