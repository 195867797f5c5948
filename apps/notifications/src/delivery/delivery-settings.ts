/** Sizes and times of the delivery. */
export class DeliverySettings {
  /** Connections to the mail server, and so mails on their way at the same time. */
  maxConnections = 5;
  /** Most mails that this process has in hand. */
  batchSize = 200;
  /** Most urgent mails that it takes beyond that, so that they never wait for a slow server to take the others. */
  urgentReserve = 20;
  /** Most mails of a platform that are taken before it is the next one's turn. */
  turnSize = 25;
  /** Most mails a minute of one platform; urgent ones (passwords) do not count. */
  ratePerMinute = 30_000;
  /** The same while it is on a free trial. */
  trialRatePerMinute = 60;
  /** How often it looks for mails that nobody announced: those put off, and those of a worker that died. */
  pollMs = 1_000;
  /** Longest time for one mail, from the first command to the last reply. */
  sendTimeoutMs = 60_000;
  /** How long a mail stays with a worker. What is not begun a whole send before its end is not begun at all. */
  leaseMs = 180_000;
  /** Failures of the server in a row after which mails are held (F14). */
  breakerThreshold = 20;
  /** While mails are held, one of them is tried this often. */
  probeEveryMs = 30_000;
  /** Silence of the server after which a connection is given up. */
  socketTimeoutMs = 30_000;

  constructor(settings: Partial<DeliverySettings> = {}) {
    Object.assign(this, settings);
  }
}
