import { buffer } from 'node:stream/consumers';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from 'smtp-server';
import { ReturnPaths } from '../delivery/return-paths.js';
import { BounceSettings } from './bounce-settings.js';
import { readReport } from './bounce-report.rules.js';
import { returnedMailOf } from './received-report.js';
import { RecordReportsHandler } from './record-reports.handler.js';

type Answer = (error?: Error | null) => void;

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/**
 * Receives the mails that come back. It takes nothing that is not addressed to the return path of a mail of ours, and
 * never answers by mail, so that nobody can make it write to others or to itself.
 */
@Injectable()
export class BounceListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(BounceListener.name);
  private server: SMTPServer | undefined;

  constructor(
    private readonly returnPaths: ReturnPaths,
    private readonly reports: RecordReportsHandler,
    private readonly clock: Clock,
    private readonly settings: BounceSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { port, host, largestBytes, mostConnections, silenceMs } = this.settings;
    if (port === undefined) return;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: largestBytes,
      maxClients: mostConnections,
      socketTimeout: silenceMs,
      onRcptTo: (address, session, answer) => this.admit(address, session, answer),
      onData: (stream, session, answer) => void this.receive(stream, session, answer as Answer),
    });
    server.on('error', (err) => this.logger.warn({ err }, 'A connection of the bounce listener was lost'));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, host, resolve);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
  }

  /** Port on which it listens, for tests that let the system choose. */
  get port(): number | undefined {
    const address = this.server?.server.address();
    return typeof address === 'object' ? address?.port : undefined;
  }

  private admit({ address }: SMTPServerAddress, { envelope }: SMTPServerSession, answer: Answer): void {
    if (this.returnPaths.mailOf(address) === undefined)
      return answer(refusal(550, '5.1.1 This is no return path of a mail of ours'));
    // A report is about one mail.
    if (envelope.rcptTo.length > 0) return answer(refusal(452, '4.5.3 One recipient at a time'));
    answer();
  }

  private async receive(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    answer: Answer,
  ): Promise<void> {
    try {
      const raw = await buffer(stream);
      if (stream.sizeExceeded) return answer(refusal(552, '5.3.4 Too large for a report'));
      const mailId = this.returnPaths.mailOf(envelope.rcptTo[0]?.address ?? '');
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const report = readReport(await returnedMailOf(raw, from));
      if (mailId === undefined || report.says === 'nothing') return answer();
      await this.reports.record([{ mailId, at: this.clock.now(), ...report }]);
      answer();
    } catch (err) {
      this.logger.error({ err }, 'A mail that came back could not be recorded; its sender tries again');
      answer(refusal(451, '4.3.0 Try again later'));
    }
  }
}
