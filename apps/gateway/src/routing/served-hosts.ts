/** Names of this machine for itself, good on the port that is listened on. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The host names under which the installation is served (V29). Links are built from `PUBLIC_URL` and never from
 * what a request says; this check also keeps pages of other names (DNS rebinding) out.
 */
export class ServedHosts {
  readonly #hosts = new Set<string>();
  readonly #publicOrigin: string;

  /** @param more further `host` or `host:port`, for installations reachable under several names */
  constructor(publicUrl: string, more: readonly string[] = []) {
    const { host, hostname, protocol, port, origin } = new URL(publicUrl);
    this.#publicOrigin = origin;
    this.#hosts.add(host);
    if (port === '') this.#hosts.add(`${hostname}:${protocol === 'https:' ? 443 : 80}`);
    for (const name of more) this.#hosts.add(name.toLowerCase());
  }

  /** @param localPort the port on which the request came in */
  serves(host: string | undefined, localPort: number | undefined): boolean {
    if (host === undefined) return false;
    const name = host.toLowerCase();
    return this.#hosts.has(name) || isLoopback(name, localPort);
  }

  /** Whether a page of this origin is one of ours. */
  servesOrigin(origin: string, localPort: number | undefined): boolean {
    if (origin === this.#publicOrigin) return true;
    const [scheme, name] = origin.split('://', 2);
    return scheme === 'http' && name !== undefined && isLoopback(name, localPort);
  }
}

function isLoopback(host: string, localPort: number | undefined): boolean {
  return LOOPBACK_NAMES.some(
    (name) => host === `${name}:${localPort}` || (localPort === 80 && host === name),
  );
}
