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

/** What the sink says to a mail: refuses it with this, or takes it with this. */
export interface SmtpReply {
  code: number;
  message: string;
}

/** A real mail server on loopback that keeps what it is given. */
export class SmtpSink {
  /** Asked for each mail, which is kept in any case. */
  answer: (mail: SunkMail) => SmtpReply = () => ({ code: 250, message: 'OK: message queued' });

  private constructor(
    private readonly server: SMTPServer,
    /** Everything taken so far, oldest first. */
    readonly mails: readonly SunkMail[],
    readonly url: string,
  ) {}

  static async start(): Promise<SmtpSink> {
    const kept: SunkMail[] = [];
    let sink: SmtpSink | undefined;
    const server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      onAuth: ({ username }, _session, done) => done(null, { user: username }),
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
            .then((mail) => {
              kept.push(mail);
              return sink?.answer(mail);
            })
            .then((reply) => say(reply, done), done);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    sink = new SmtpSink(server, kept, `smtp://127.0.0.1:${port}`);
    return sink;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function say(reply: SmtpReply | undefined, done: (error?: Error | null, message?: string) => void): void {
  if (!reply || reply.code < 400) done(null, reply?.message);
  else done(Object.assign(new Error(reply.message), { responseCode: reply.code }));
}

async function keep(raw: Buffer, envelopeTo: string[]): Promise<SunkMail> {
  const { messageId = '', subject = '', text = '' } = await simpleParser(raw);
  const headerLines = raw.toString('latin1').split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  return { envelopeTo, messageId, subject, text, headerLines };
}
