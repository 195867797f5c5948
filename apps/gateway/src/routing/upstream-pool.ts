import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { asksForEvents } from '@rollcall/platform';
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

  constructor(origin: string, most: number) {
    super(`${origin} has ${most} requests to answer.`);
  }
}

/** What `@fastify/reply-from` gives and takes. */
export type UpstreamCallback = (error: Error | null, data?: Partial<Dispatcher.ResponseData>) => void;

const MAXIMUM_OPEN_REQUESTS = 1024;
/** Event streams stand for hours and have connections of their own, or they would take those of all other requests. */
const MAXIMUM_OPEN_STREAMS = 5000;
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
  readonly #requests = new Lane(MAXIMUM_OPEN_REQUESTS);
  readonly #streams = new Lane(MAXIMUM_OPEN_STREAMS);
  readonly #seconds: number;

  constructor(config: GatewayConfig) {
    this.#seconds = config.UPSTREAM_TIMEOUT_SECONDS;
  }

  /** Sends a request; the interface is that of undici's dispatchers, for `@fastify/reply-from`. */
  request(options: Dispatcher.RequestOptions, callback: UpstreamCallback): void {
    const origin = String(options.origin);
    const isStream = asksForStream(options);
    const lane = isStream ? this.#streams : this.#requests;
    if (!lane.enter(origin)) return callback(new UpstreamBusyError(origin, lane.most));
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new UpstreamTimeoutError(this.#seconds)),
      this.#seconds * 1000,
    );
    if (options.body instanceof MeteredBody) options.body.onProgress = () => timer.refresh();
    lane.agent.request({ ...options, signal: deadline.signal }, (error, data) => {
      clearTimeout(timer);
      // A request is over for its service when it begins to answer, a stream when it ends.
      if (isStream && data?.body) data.body.once('close', () => lane.leave(origin));
      else lane.leave(origin);
      // Whoever reads the answer learns of its end by other means; without a listener an error ends the process.
      data?.body?.on('error', () => undefined);
      callback(error, data);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#requests.agent.destroy(), this.#streams.agent.destroy()]);
  }
}

/** Connections to the services for requests of one kind, and how many of each service are open. */
class Lane {
  readonly agent: Agent;
  readonly #open = new Map<string, number>();

  constructor(readonly most: number) {
    this.agent = new Agent({
      connections: most,
      connect: { timeout: CONNECT_TIMEOUT_MS, noDelay: true },
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // The pool's timer counts from the start of the request; undici's own stands still while a body is sent.
      headersTimeout: 0,
      bodyTimeout: SILENCE_TIMEOUT_MS,
    });
  }

  /** @returns false when there is no room for one more */
  enter(origin: string): boolean {
    const open = this.#open.get(origin) ?? 0;
    if (open >= this.most) return false;
    this.#open.set(origin, open + 1);
    return true;
  }

  leave(origin: string): void {
    this.#open.set(origin, (this.#open.get(origin) ?? 1) - 1);
  }
}

function asksForStream({ method, headers }: Dispatcher.RequestOptions): boolean {
  const { accept } = (headers ?? {}) as Record<string, unknown>;
  return method === 'GET' && asksForEvents(String(accept ?? ''));
}
