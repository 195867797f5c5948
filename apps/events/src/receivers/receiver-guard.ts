import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { type AddressRanges, isPublicAddress } from './address-ranges.js';
import { HostLookup } from './host-lookup.js';
import { ReceiverRefusal } from './receiver-refusal.js';
import { ReceiverSettings } from './receiver-settings.js';

const LONGEST_URL = 2_000;
const HTTPS_PORT = 443;
/** Below are the services of machines and mail, which nobody puts a receiver on. */
const FIRST_FREE_PORT = 1_024;

/** Which part of a URL decides where a connection goes. */
export type Target = Pick<URL, 'protocol' | 'hostname' | 'port'>;

/** Decides where webhooks may go (V41): to public addresses by HTTPS, and into networks that the operator allows. */
@Injectable()
export class ReceiverGuard {
  private readonly allowed: AddressRanges;

  constructor(
    private readonly lookup: HostLookup,
    settings: ReceiverSettings,
  ) {
    this.allowed = settings.allowedNetworks;
  }

  /**
   * Checks a URL and where its host is at this moment.
   * @returns the URL as it is called
   * @throws ReceiverRefusal
   */
  async check(text: string): Promise<URL> {
    const url = readUrl(text);
    await this.addressesOf(url);
    return url;
  }

  /**
   * The addresses that may be connected to, which are all of the host or none: one that is not allowed among them is
   * no accident.
   * @throws ReceiverRefusal
   */
  async addressesOf(target: Target): Promise<string[]> {
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    const addresses = await this.lookup.addressesOf(host);
    if (addresses.length === 0)
      throw new ReceiverRefusal('host_unknown', `${host} has no address that could be found.`);
    if (addresses.every((address) => this.allowed.has(address))) return addresses;
    assertFitForPublic(target);
    if (addresses.every((address) => isPublicAddress(address) || this.allowed.has(address))) return addresses;
    const isLiteral = isIP(host) !== 0;
    throw new ReceiverRefusal(
      'address_not_allowed',
      isLiteral ? `${host} is no public address.` : `${host} has an address that is not public.`,
    );
  }
}

function readUrl(text: string): URL {
  const refuse = (detail: string): never => {
    throw new ReceiverRefusal('url_not_allowed', detail);
  };
  if (text.length > LONGEST_URL) refuse(`The URL is longer than ${LONGEST_URL} characters.`);
  if (!URL.canParse(text)) refuse('It is not a URL.');
  const url = new URL(text);
  if (!['https:', 'http:'].includes(url.protocol)) refuse('The URL must start with https://.');
  if (url.username !== '' || url.password !== '')
    refuse('The URL must not contain a user name or a password; verify the signature instead.');
  if (url.hash !== '') refuse('The URL must not have a fragment (#…), which is never sent.');
  if (url.href.length > LONGEST_URL) refuse(`The URL is longer than ${LONGEST_URL} characters.`);
  return url;
}

function assertFitForPublic({ protocol, port }: Target): void {
  if (protocol !== 'https:')
    throw new ReceiverRefusal('url_not_allowed', 'The URL must start with https://.');
  const number = port === '' ? HTTPS_PORT : Number(port);
  if (number === HTTPS_PORT || number >= FIRST_FREE_PORT) return;
  throw new ReceiverRefusal(
    'url_not_allowed',
    `The port must be ${HTTPS_PORT} or at least ${FIRST_FREE_PORT}, not ${number}.`,
  );
}
