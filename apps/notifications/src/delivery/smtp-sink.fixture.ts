import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as the sink got it. */
export interface SunkMail {
  from: string;
  to: string[];
  raw: string;
  messageId: string;
}

/** What the sink does with a mail: takes it, now or when it is told to, or takes it and is gone before it says so. */
export type Verdict =
  'accept' | 'accept-when-released' | 'accept-then-drop' | { code: number; message: string };

type Answer = (error?: Error | null, message?: string) => void;

const refusal = ({ code, message }: { code: number; message: string }): Error =>
  Object.assign(new Error(message), { responseCode: code });

/** A mail server that does as it is told. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  /** Attempts by recipient, whatever came of them. */
  readonly attempts: string[] = [];
  /** Asked when the recipient is named. */
  atRecipient: (address: string) => Verdict = () => 'accept';
  /** Asked when the whole mail has arrived. */
  atData: (mail: SunkMail) => Verdict = () => 'accept';
  /** What is said of a mail that is taken. */
  thanks = 'OK: message queued';

  private readonly unanswered: (() => void)[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<SmtpSink> {
    let sink: SmtpSink | undefined;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, answer) => {
        sink?.attempts.push(address);
        const verdict = sink?.atRecipient(address) ?? 'accept';
        answer(typeof verdict === 'object' ? refusal(verdict) : null);
      },
      onData: (stream, session, answer) =>
        // A client that goes away in the middle of a mail has sent none.
        void text(stream).then(
          (raw) => sink?.take(raw, session, answer as Answer),
          () => undefined,
        ),
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    sink = new SmtpSink(server, (server.server.address() as AddressInfo).port);
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Answers all mails that wait for it, and takes those to come at once. */
  release(): void {
    this.atData = () => 'accept';
    for (const answer of this.unanswered.splice(0)) answer();
  }

  async close(): Promise<void> {
    this.destroyConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private take(raw: string, { id, envelope }: SMTPServerSession, answer: Answer): void {
    const mail: SunkMail = {
      from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      to: envelope.rcptTo.map(({ address }) => address),
      raw,
      messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '',
    };
    const verdict = this.atData(mail);
    if (typeof verdict === 'object') return answer(refusal(verdict));
    this.mails.push(mail);
    if (verdict === 'accept') answer(null, this.thanks);
    if (verdict === 'accept-when-released') this.unanswered.push(answer);
    if (verdict === 'accept-then-drop') this.destroyConnections(id);
  }

  private destroyConnections(id?: string): void {
    const { connections } = this.server as unknown as { connections: Set<{ id: string; _socket: Socket }> };
    for (const connection of connections) {
      if (id === undefined || connection.id === id) connection._socket.destroy();
    }
  }
}
