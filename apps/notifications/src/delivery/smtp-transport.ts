import type { DeliverySettings } from './delivery-settings.js';
import type { SmtpServerAddress } from './smtp-server-address.js';

const CONNECT_TIMEOUT_MS = 10_000;
const MAILS_PER_CONNECTION = 1_000;

/** Options of the mailer: kept connections, bounded waits, nothing read from files or the network for a mail. */
export function smtpTransport(server: SmtpServerAddress, settings: DeliverySettings) {
  return {
    transport: {
      pool: true as const,
      host: server.host,
      port: server.port,
      secure: server.secure,
      auth: server.credentials,
      maxConnections: settings.maxConnections,
      maxMessages: MAILS_PER_CONNECTION,
      // Only for a connection that the server closed while it was idle: not a byte of the mail was sent on it.
      maxRequeues: 2,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      dnsTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: settings.socketTimeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}
