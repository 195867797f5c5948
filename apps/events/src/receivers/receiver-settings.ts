import { AddressRanges } from './address-ranges.js';

/** Limits of calls to receivers. */
export class ReceiverSettings {
  /** Networks beside the public internet that may be called, without TLS too. */
  allowedNetworks = AddressRanges.parse('');
  /** For a whole call: name, connection, request and the head of the answer (A9). */
  timeoutMs = 15_000;
  /** For a call that a person waits for; the gateway gives up after 15 s. */
  testTimeoutMs = 10_000;
  /** For the connection, TLS included. */
  connectTimeoutMs = 8_000;
  /** How long an idle connection is kept; its address was checked when it was made. */
  keepAliveMs = 10_000;
  /** Certificates of authorities to trust instead of the usual ones; for tests. */
  trustedCertificates: string | undefined;

  constructor(settings: Partial<ReceiverSettings> = {}) {
    Object.assign(this, settings);
  }
}
