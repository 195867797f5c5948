import { Logger } from '@nestjs/common';
import { type AmqpConnectionManager, connect } from 'amqp-connection-manager';
import type { ConfirmChannel } from 'amqplib';
import type { Duplex } from 'node:stream';
import { within } from '../../within.js';

const HEARTBEAT_SECONDS = 5;
const RECONNECT_SECONDS = 1;
const WATCH_MS = 1_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** What one direction of traffic does on its channel. */
export interface AmqpLinkOptions {
  url: string;
  /** Shown in the broker's list of connections. */
  name: string;
  /** Makes a fresh channel ready; run after every (re)connection. */
  setUp: (channel: ConfirmChannel) => Promise<void>;
  /** The channel is ready. */
  onReady?: () => void;
  /** The broker accepts publications again. */
  onUnblocked?: () => void;
}

/**
 * One connection with one channel, kept alive for ever. A channel can die on a living connection, and a consumer on a
 * living channel; the watchdog finds both and drops the connection, which is then made anew with everything on it.
 */
export class AmqpLink {
  private readonly logger: Logger;
  private readonly manager: AmqpConnectionManager;
  private readonly watchdog: NodeJS.Timeout;
  private readonly onTrouble = new Set<(reason: Error) => void>();
  private readonly firstReady = new Promise<void>((resolve) => (this.reportFirstReady = resolve));
  private reportFirstReady: () => void;
  private live: ConfirmChannel | undefined;
  private failedChecks = 0;
  private isBlocked = false;
  private wasReachable = true;

  constructor(private readonly options: AmqpLinkOptions) {
    this.logger = new Logger(`${AmqpLink.name} ${options.name}`);
    this.manager = connect([options.url], {
      heartbeatIntervalInSeconds: HEARTBEAT_SECONDS,
      reconnectTimeInSeconds: RECONNECT_SECONDS,
      // Without noDelay, Nagle's algorithm holds small frames back for 40 ms.
      connectionOptions: {
        noDelay: true,
        timeout: CONNECT_TIMEOUT_MS,
        clientProperties: { connection_name: `rollcall ${options.name}` },
      },
    }) as AmqpConnectionManager;
    this.hearManager();
    const channel = this.manager.createChannel({ setup: (fresh: ConfirmChannel) => this.adopt(fresh) });
    channel.on('error', (err) => this.logger.warn({ err }, 'A channel could not be set up'));
    this.watchdog = setInterval(() => this.watch(), WATCH_MS);
  }

  /** The channel, when it can be used. */
  get channel(): ConfirmChannel | undefined {
    return this.live;
  }

  get blocked(): boolean {
    return this.isBlocked;
  }

  /** Waits for the first time that the channel is ready, but not for ever: the broker may be down for long. */
  async whenReady(milliseconds: number): Promise<void> {
    await within(milliseconds, 'connecting', this.firstReady).catch(() => undefined);
  }

  /** Rejects `work` as soon as the link breaks or is blocked: then nothing may ever answer it. */
  async unlessTrouble<T>(work: Promise<T>): Promise<T> {
    let report: (reason: Error) => void = () => undefined;
    const trouble = new Promise<never>((_, reject) => {
      report = reject;
    });
    this.onTrouble.add(report);
    try {
      return await Promise.race([work, trouble]);
    } finally {
      this.onTrouble.delete(report);
    }
  }

  /**
   * Breaks the connection, so that it is made anew. By destroying the socket: a closing handshake would wait for ever
   * on a connection that is blocked or half dead.
   */
  drop(reason: string): void {
    this.lose(new Error(reason));
    const model = this.manager.connection?.connection as unknown as { stream: Duplex } | undefined;
    model?.stream.destroy(new Error(reason));
  }

  async close(): Promise<void> {
    clearInterval(this.watchdog);
    const channel = this.live;
    this.live = undefined;
    this.manager.removeAllListeners('disconnect');
    const orderly = this.manager.close().catch(() => undefined);
    const timer = setTimeout(() => this.drop('closing took too long'), CONNECT_TIMEOUT_MS);
    await (channel || this.manager.isConnected() ? orderly : undefined);
    clearTimeout(timer);
  }

  private hearManager(): void {
    this.manager.on('connect', () => {
      this.failedChecks = 0;
      this.wasReachable = true;
    });
    this.manager.on('connectFailed', ({ err }) => {
      if (this.wasReachable) this.logger.warn({ err }, 'The broker cannot be reached; trying for ever');
      this.wasReachable = false;
    });
    this.manager.on('disconnect', ({ err }) => {
      this.logger.warn({ err }, 'The connection to the broker was lost');
      this.lose(err);
    });
    this.manager.on('blocked', ({ reason }) => {
      this.logger.warn({ reason }, 'The broker blocks publications');
      this.isBlocked = true;
      this.tell(new Error(`blocked by the broker: ${reason}`));
    });
    this.manager.on('unblocked', () => {
      this.isBlocked = false;
      this.options.onUnblocked?.();
    });
  }

  private async adopt(channel: ConfirmChannel): Promise<void> {
    // With a listener of its own the error stays on the channel; the close event and the watchdog do the rest.
    channel.on('error', (err) => this.logger.warn({ err }, 'The broker closed a channel'));
    channel.once('close', () => {
      if (this.live === channel) this.lose(new Error('the channel was closed'));
    });
    await this.options.setUp(channel);
    this.live = channel;
    this.failedChecks = 0;
    this.reportFirstReady();
    this.options.onReady?.();
  }

  /** Twice without a channel, and not just between two connections: start over. */
  private watch(): void {
    this.failedChecks = this.manager.isConnected() && !this.live ? this.failedChecks + 1 : 0;
    if (this.failedChecks < 2) return;
    this.failedChecks = 0;
    this.drop('no channel on a living connection');
  }

  private lose(reason: Error): void {
    this.live = undefined;
    this.isBlocked = false;
    this.tell(reason);
  }

  private tell(reason: Error): void {
    for (const report of this.onTrouble) report(reason);
  }
}
