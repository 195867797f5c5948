import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';

const TIMEOUT_MS = 2_000;
const TRIES = 2;
/** RFC 6761, 6.3: names that no resolver needs to be asked for. */
const LOCALHOST = /^(.+\.)?localhost\.?$/;

/** Finds the addresses of hosts. */
@Injectable()
export class HostLookup {
  // Not `dns.lookup`: it has four threads for all, and four names whose servers hang would hold up every other.
  private readonly resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });

  /** All addresses of a host, IPv4 and IPv6; none when it has none or when nobody tells. */
  async addressesOf(host: string): Promise<string[]> {
    if (isIP(host) !== 0) return [host];
    if (LOCALHOST.test(host)) return ['127.0.0.1', '::1'];
    const answers = await Promise.allSettled([this.resolver.resolve4(host), this.resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }
}
