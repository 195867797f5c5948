import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { SmtpServerAddress } from '../delivery/smtp-server-address.js';
import { Mailbox } from './mailbox.js';

const LARGEST_MAIL_BYTES = 1024 * 1024;

/** A mail server on a loopback port: what is sent without a mail server takes the same way as with one. */
@Injectable()
export class MailboxServer implements OnApplicationShutdown {
  private readonly logger = new Logger(MailboxServer.name);
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    onData: (stream, session, callback) => void this.receive(stream, session, callback),
  });

  constructor(private readonly mailbox: Mailbox) {
    // A client that goes away in the middle of something is no reason to end the process.
    this.server.on('error', (err) => this.logger.warn({ err }, 'The mailbox lost a connection'));
  }

  /** Starts to listen, on any free port. */
  async listen(): Promise<SmtpServerAddress> {
    const { server } = this.server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    const { address, port } = server.address() as AddressInfo;
    return new SmtpServerAddress(address, port);
  }

  async onApplicationShutdown(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private async receive(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    answer: (error?: Error) => void,
  ): Promise<void> {
    try {
      const raw = await buffer(stream);
      await this.mailbox.receive(
        raw,
        envelope.rcptTo.map(({ address }) => address),
      );
      answer();
    } catch (err) {
      this.logger.error({ err }, 'The mailbox could not keep a mail');
      answer(Object.assign(new Error('The mailbox cannot keep mails now'), { responseCode: 451 }));
    }
  }
}
