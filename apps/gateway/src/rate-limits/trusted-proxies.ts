import { BlockList, isIP } from 'node:net';

/** Load balancers whose word on the caller's address is taken; nobody's, unless configured. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly #isEmpty: boolean;

  private constructor(proxies: readonly string[]) {
    this.#isEmpty = proxies.length === 0;
    for (const proxy of proxies) this.add(proxy);
  }

  /**
   * @param list addresses and networks, separated by commas: `10.0.0.7,10.1.0.0/16`; may be empty
   * @throws when an entry is neither
   */
  static parse(list: string): TrustedProxies {
    return new TrustedProxies(
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    );
  }

  /**
   * The address of the outside caller: the connection's, or, when that is a trusted proxy, the last one of
   * `X-Forwarded-For` that is not. What callers write in front of it themselves is never believed.
   */
  clientAddress(peer: string | undefined, forwardedFor: string | undefined): string {
    let address = plain(peer ?? '');
    if (this.#isEmpty || forwardedFor === undefined) return address;
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()));
    while (this.trusts(address)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  }

  private trusts(address: string): boolean {
    return isIP(address) !== 0 && this.#list.check(address, familyOf(address));
  }

  private add(proxy: string): void {
    const [address = '', prefix] = proxy.split('/', 2);
    if (isIP(address) === 0) throw new Error(`${proxy} is neither an address nor a network`);
    if (prefix === undefined) this.#list.addAddress(address, familyOf(address));
    else this.#list.addSubnet(address, prefix === '' ? Number.NaN : Number(prefix), familyOf(address));
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** IPv4 callers on a socket of both families read `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
