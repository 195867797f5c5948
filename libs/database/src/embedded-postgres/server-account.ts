import { readFileSync } from 'node:fs';

/** The account that the server runs as, when it is not the launcher's own. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root, and its initdb needs an account that has a name; `nobody` exists everywhere.
 * Undefined for everyone but root: the server then runs as the caller.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return accountOf('nobody') ?? { uid: 65534, gid: 65534 };
}

function accountOf(name: string): ServerAccount | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':').map(Number) ?? [];
    return uid !== undefined && gid !== undefined && uid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * How a server process may name its working directory. An account other than the launcher's may be unable to walk
 * there by path (a checkout under /root, a private temporary directory), but it always reaches the directory that
 * it was started in.
 */
export function pathForServer(directory: string, account: ServerAccount | undefined): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : directory;
}
