import type { ChannelModel, ConfirmChannel } from 'amqplib';
import type { Duplex } from 'node:stream';
import { within } from './within.js';

const HEARTBEAT_SECONDS = 5;
const ANSWER_TIMEOUT_MS = 7_000;

/**
 * One connection with one channel, until the first trouble: then both are given up, and `ended` tells why. Whoever
 * wants to go on opens the next.
 */
export class AmqpSession {
  private finish: (reason: Error) => void = () => undefined;
  private isOver = false;
  /** Resolves when the session is over, with the reason. */
  readonly ended = new Promise<Error>((resolve) => {
    this.finish = (reason) => {
      this.isOver = true;
      resolve(reason);
    };
  });

  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
  ) {
    connection.on('error', (error: Error) => this.finish(error));
    connection.on('close', () => this.finish(new Error('the connection was closed')));
    channel.on('error', (error: Error) => this.finish(error));
    channel.on('close', () => this.finish(new Error('the channel was closed')));
  }

  /** @param name shown in the broker's list of connections */
  static async open(url: string, name: string): Promise<AmqpSession> {
    const { default: amqplib } = await import('amqplib');
    const connection = await amqplib.connect(withHeartbeat(url), {
      // Without noDelay, Nagle's algorithm holds small frames back for 40 ms.
      noDelay: true,
      timeout: ANSWER_TIMEOUT_MS,
      clientProperties: { connection_name: name },
    });
    // What happens before the channel is there fails the channel; a second listener comes with the session.
    connection.on('error', () => undefined);
    try {
      const opening = connection.createConfirmChannel();
      return new AmqpSession(connection, await within(ANSWER_TIMEOUT_MS, 'opening a channel', opening));
    } catch (error) {
      destroy(connection, error as Error);
      throw error;
    }
  }

  /** Whether the channel can still be used. */
  get isLive(): boolean {
    return !this.isOver;
  }

  /** The answer of the broker; fails when the session ends before it, or when it takes too long. */
  async ask<T>(what: string, answer: PromiseLike<T>): Promise<T> {
    const trouble = this.ended.then((reason) => {
      throw reason;
    });
    trouble.catch(() => undefined);
    return within(ANSWER_TIMEOUT_MS, what, Promise.race([answer, trouble]));
  }

  /** Ends the session at once. By destroying the socket: a closing handshake may wait for ever. */
  drop(reason: Error): void {
    if (this.isOver) return;
    this.finish(reason);
    destroy(this.connection, reason);
  }

  /** Ends the session in order: what was acknowledged reaches the broker. */
  async close(): Promise<void> {
    if (this.isOver) return;
    try {
      await within(ANSWER_TIMEOUT_MS, 'closing', this.connection.close());
    } catch (error) {
      this.drop(error as Error);
    }
  }
}

function withHeartbeat(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_SECONDS));
  return url.href;
}

function destroy(connection: ChannelModel, reason: Error): void {
  // amqplib has no way of its own to give a connection up without a handshake.
  (connection.connection as unknown as { stream: Duplex }).stream.destroy(reason);
}
