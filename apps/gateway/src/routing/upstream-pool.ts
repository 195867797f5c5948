import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, type Dispatcher } from 'undici';
import { GatewayConfig } from '../config.js';
import { MeteredBody } from './metered-body.js';

/** A service did not begin its answer in time. */
export class UpstreamTimeoutError extends Error {
  override readonly name = 'UpstreamTimeoutError';

  constructor(seconds: number) {
    super(`No answer within ${seconds} seconds.`);
  }
}

/** A service has so many requests to answer that one more would only wait. */
export class UpstreamBusyError extends Error {
  override readonly name = 'UpstreamBusyError';

  constructor(origin: string) {
    super(`${origin} has ${MAXIMUM_OPEN_REQUESTS} requests to answer.`);
  }
}

/** What `@fastify/reply-from` gives and takes. */
export type UpstreamCallback = (error: Error | null, data?: Partial<Dispatcher.ResponseData>) => void;

const MAXIMUM_OPEN_REQUESTS = 1024;
const CONNECT_TIMEOUT_MS = 2000;
const KEEP_ALIVE_MS = 4000;
/** Between two pieces of an answer; event streams send a comment more often than this. */
const SILENCE_TIMEOUT_MS = 60_000;

/**
 * Kept connections to the services. A request gets one at once or is refused: it never waits for another request,
 * so a service that hangs makes nobody wait longer than the timeout, and none of the others at all.
 */
@Injectable()
export class UpstreamPool implements OnModuleDestroy {
  readonly #open = new Map<string, number>();
  readonly #seconds: number;
  readonly #agent = new Agent({
    connections: MAXIMUM_OPEN_REQUESTS,
    connect: { timeout: CONNECT_TIMEOUT_MS, noDelay: true },
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // The timer below counts from the start of the request; undici's own stands still while a body is sent.
    headersTimeout: 0,
    bodyTimeout: SILENCE_TIMEOUT_MS,
  });

  constructor(config: GatewayConfig) {
    this.#seconds = config.UPSTREAM_TIMEOUT_SECONDS;
  }

  /** Sends a request; the interface is that of undici's dispatchers, for `@fastify/reply-from`. */
  request(options: Dispatcher.RequestOptions, callback: UpstreamCallback): void {
    const origin = String(options.origin);
    const open = this.#open.get(origin) ?? 0;
    if (open >= MAXIMUM_OPEN_REQUESTS) return callback(new UpstreamBusyError(origin));
    this.#open.set(origin, open + 1);
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new UpstreamTimeoutError(this.#seconds)),
      this.#seconds * 1000,
    );
    if (options.body instanceof MeteredBody) options.body.onProgress = () => timer.refresh();
    this.#agent.request({ ...options, signal: deadline.signal }, (error, data) => {
      clearTimeout(timer);
      this.#open.set(origin, (this.#open.get(origin) ?? 1) - 1);
      // Whoever reads the answer learns of its end by other means; without a listener an error ends the process.
      data?.body?.on('error', () => undefined);
      callback(error, data);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#agent.destroy();
  }
}
