import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** All that is routed to the public; everything else of IPv6 is for something special (RFC 4291, IANA registry). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet (V41): not private, loopback, link-local, of a carrier's NAT,
 * multicast, reserved or for documentation, and none in which another address is wrapped (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  // Not `process`, which unwraps mapped addresses: there is no good reason to be given one.
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST);
}

/** Networks by CIDR, from a setting. */
export class AddressRanges {
  private constructor(private readonly ranges: readonly [Address, number][]) {}

  /**
   * @param text such as `127.0.0.0/8, fd00::/8`; empty for none
   * @throws Error that says which part is none
   */
  static parse(text: string): AddressRanges {
    const parts = text.split(',').map((part) => part.trim());
    return new AddressRanges(parts.filter((part) => part !== '').map(rangeOf));
  }

  /** Whether an address is in one of them; a mapped one counts as what is wrapped in it. */
  has(text: string): boolean {
    if (isIP(text) === 0) return false;
    const address = ipaddr.process(text);
    return this.ranges.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network as never, bits),
    );
  }
}

function rangeOf(part: string): [Address, number] {
  if (ipaddr.isValidCIDR(part)) return ipaddr.parseCIDR(part);
  throw new Error(`must be networks such as 10.0.0.0/8, separated by commas; ${part} is none`);
}
