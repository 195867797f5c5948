const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

/** Where the mail server is, and how to sign in there. */
export class SmtpServerAddress {
  constructor(
    readonly host: string,
    readonly port: number,
    /** TLS from the first byte; otherwise STARTTLS is used where it is offered. */
    readonly secure = false,
    readonly credentials?: { user: string; pass: string },
  ) {}

  /** Reads `smtp://user:password@host:port` or `smtps://…`; ports 587 and 465 unless given. */
  static parse(text: string): SmtpServerAddress {
    const url = new URL(text);
    const secure = url.protocol === 'smtps:';
    const port = url.port === '' ? (secure ? SUBMISSIONS_PORT : SUBMISSION_PORT) : Number(url.port);
    const [user, pass] = [url.username, url.password].map(decodeURIComponent) as [string, string];
    // The URL keeps the brackets of an IPv6 address; a socket does not want them.
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    return new SmtpServerAddress(host, port, secure, user === '' ? undefined : { user, pass });
  }
}
