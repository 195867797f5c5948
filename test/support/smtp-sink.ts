import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as the sink took it. */
export interface SunkMail {
  /** Recipients of the envelope, which alone decide where a mail goes. */
  envelopeTo: string[];
  messageId: string;
  subject: string;
  text: string;
  /** Header lines as they came over the wire. */
  headerLines: string[];
}

/** A real mail server on loopback that keeps what it is given. */
export class SmtpSink {
  private constructor(
    private readonly server: SMTPServer,
    /** Everything taken so far, oldest first. */
    readonly mails: readonly SunkMail[],
    readonly url: string,
  ) {}

  static async start(): Promise<SmtpSink> {
    const kept: SunkMail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          keep(
            Buffer.concat(chunks),
            session.envelope.rcptTo.map(({ address }) => address),
          )
            .then((mail) => kept.push(mail))
            .then(() => done(), done);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    return new SmtpSink(server, kept, `smtp://127.0.0.1:${port}`);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

async function keep(raw: Buffer, envelopeTo: string[]): Promise<SunkMail> {
  const { messageId = '', subject = '', text = '' } = await simpleParser(raw);
  const headerLines = raw.toString('latin1').split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  return { envelopeTo, messageId, subject, text, headerLines };
}
