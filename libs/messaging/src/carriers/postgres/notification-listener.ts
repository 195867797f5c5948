import { Logger } from '@nestjs/common';
import pg from 'pg';

const RECONNECT_MS = 1_000;

/**
 * Hears NOTIFY on a connection of its own, for ever: a database restart ends the connection, never the listening.
 * A notification missed meanwhile costs a poll interval, nothing else.
 */
export class NotificationListener {
  private readonly logger = new Logger(NotificationListener.name);
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly channel: string,
    /** Called with the payload; without one when something may have been missed. */
    private readonly onNotification: (payload?: string) => void,
  ) {}

  start(): void {
    void this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(this.connection);
    this.client = client;
    // Both events must be heard: an unheard `error` would end the process.
    client.on('error', (err) => this.logger.warn({ err }, 'The listening connection was lost'));
    client.once('end', () => this.connectLater(client));
    client.on('notification', ({ payload }) => this.onNotification(payload));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.onNotification();
    } catch (err) {
      this.logger.warn({ err }, 'Listening for events is not possible now');
      await client.end().catch(() => undefined);
      this.connectLater(client);
    }
  }

  private connectLater(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
