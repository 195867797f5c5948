/** Where mails that come back are received, and the limits there. */
export class BounceSettings {
  /** Undefined: nothing is received. */
  port: number | undefined;
  host = '127.0.0.1';
  /** Reports quote the mail, which has no attachments. */
  largestBytes = 512 * 1024;
  mostConnections = 20;
  silenceMs = 30_000;

  constructor(settings: Partial<BounceSettings> = {}) {
    Object.assign(this, settings);
  }
}
