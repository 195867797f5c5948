import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, type Dispatcher, buildConnector, errors } from 'undici';
import { type CallOutcome, outcomeOfAnswer, outcomeOfFailure } from './call-outcome.js';
import { ReceiverGuard } from './receiver-guard.js';
import { ReceiverSettings } from './receiver-settings.js';

/** One call. */
export interface ReceiverCall {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

/** What a receiver says is of no interest; this much is read, so that the connection can be used again. */
const MOST_ANSWER_BYTES = 16_384;
const LONGEST_ANSWER_MS = 1_000;
const MOST_HEADER_BYTES = 16_384;

/**
 * Calls receivers over kept connections. Every connection is made to an address that was checked for it, whatever the
 * name says a moment later (V41); redirects are not followed, and no proxy is asked.
 */
@Injectable()
export class ReceiverClient implements OnApplicationShutdown {
  private readonly kept: Agent;
  /** Uses no connection twice. */
  private readonly fresh: Agent;

  constructor(
    private readonly guard: ReceiverGuard,
    private readonly settings: ReceiverSettings,
  ) {
    const options: Agent.Options = {
      keepAliveTimeout: settings.keepAliveMs,
      keepAliveMaxTimeout: settings.keepAliveMs,
      maxHeaderSize: MOST_HEADER_BYTES,
      // The deadline of the whole call is what counts.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (target, callback) => void this.connect(target, callback),
    };
    this.kept = new Agent({ ...options, pipelining: 1 });
    this.fresh = new Agent({ ...options, pipelining: 0 });
  }

  /** Never throws: whatever goes wrong is an outcome. */
  async call({ url, headers, body, timeoutMs }: ReceiverCall): Promise<CallOutcome> {
    const begun = performance.now();
    const deadline = new AbortController();
    // Not AbortSignal.timeout(): its timer would outlive the call by seconds, for each of thousands of calls.
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const took = (): number => Math.round(performance.now() - begun);
    try {
      const answer = await this.request(new URL(url), { headers, body, signal: deadline.signal });
      const outcome = outcomeOfAnswer(answer.statusCode, answer.headers, took());
      await throwAway(answer.body);
      return outcome;
    } catch (error) {
      return outcomeOfFailure(error, deadline.signal.aborted, took());
    } finally {
      clearTimeout(timer);
    }
  }

  /** After whoever calls has ended. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.kept.destroy(), this.fresh.destroy()]);
  }

  private async request(
    { origin, pathname, search }: URL,
    about: Pick<Dispatcher.RequestOptions, 'headers' | 'body' | 'signal'>,
  ): Promise<Dispatcher.ResponseData> {
    const options = { origin, path: pathname + search, method: 'POST', ...about } as const;
    try {
      return await this.kept.request(options);
    } catch (error) {
      // That says nothing about the receiver; and should it have the event already, it knows it by its id.
      if (isStale(error)) return this.fresh.request(options);
      throw error;
    }
  }

  private async connect(options: buildConnector.Options, callback: buildConnector.Callback): Promise<void> {
    try {
      const addresses = await this.guard.addressesOf(options);
      const connect = buildConnector({
        timeout: this.settings.connectTimeoutMs,
        lookup: pinnedTo(addresses),
        autoSelectFamily: true,
        maxCachedSessions: 0,
        ...(this.settings.trustedCertificates && { ca: this.settings.trustedCertificates }),
      } as buildConnector.BuildOptions);
      connect(options, callback);
    } catch (error) {
      callback(error as Error, null);
    }
  }
}

/**
 * Whether a kept connection may have been closed just as it was used again: there had been an answer on it before, or it was
 * reset, of which nothing more is known.
 */
function isStale(error: unknown): boolean {
  if (error instanceof errors.SocketError) return (error.socket?.bytesRead ?? 0) > 0;
  return ['ECONNRESET', 'EPIPE'].includes(String((error as NodeJS.ErrnoException).code));
}

/** Answers with what was checked, whatever is asked. */
const pinnedTo =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, callback) => {
    const checked = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    if (all) callback(null, checked);
    else callback(null, checked[0]?.address ?? '', checked[0]?.family);
  };

/** A body that is longer or slower costs the receiver its connection, and the delivery nothing. */
async function throwAway(body: Dispatcher.ResponseData['body']): Promise<void> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LONGEST_ANSWER_MS);
  try {
    await body.dump({ limit: MOST_ANSWER_BYTES, signal: limit.signal });
  } catch {
    // The status has said all; the connection is closed.
  } finally {
    clearTimeout(timer);
  }
}
