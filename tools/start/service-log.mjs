import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync } from 'node:fs';
import path from 'node:path';

const POLL_MS = 250;
const LINES_PER_POLL = 3;
const SHOWN = { warn: 'warning', error: 'error', fatal: 'fatal' };

/**
 * The log file of one service. The service writes into the file itself and not into a pipe of ours: it must survive
 * the launcher. The file of the start before is kept beside it.
 */
export class ServiceLog {
  #offset = 0;
  #rest = '';

  constructor(logDir, name) {
    this.name = name;
    this.file = path.join(logDir, `${name}.log`);
    mkdirSync(logDir, { recursive: true });
    if (existsSync(this.file)) renameSync(this.file, `${this.file}.1`);
    this.fd = openSync(this.file, 'a+', 0o600);
  }

  /** Calls back with each warning and error, shortened; a flood is cut and pointed to the file. */
  follow(show) {
    // While the services wait for each other they complain; that is over now.
    this.#newLines();
    this.timer = setInterval(() => {
      const told = this.#newLines().map(digest).filter(Boolean);
      for (const line of told.slice(0, LINES_PER_POLL)) show(`${this.name}: ${line}`);
      if (told.length > LINES_PER_POLL)
        show(`${this.name}: ${told.length - LINES_PER_POLL} more in ${this.file}`);
    }, POLL_MS);
    this.timer.unref();
  }

  /** The last thing that the service said, for the report that it did not start. */
  lastWords() {
    const lines = this.#newLines();
    return lines.map(digest).findLast(Boolean) ?? lines.at(-1) ?? `nothing; see ${this.file}`;
  }

  close() {
    clearInterval(this.timer);
    closeSync(this.fd);
  }

  #newLines() {
    const size = fstatSync(this.fd).size - this.#offset;
    if (size <= 0) return [];
    const buffer = Buffer.alloc(size);
    this.#offset += readSync(this.fd, buffer, 0, size, this.#offset);
    const lines = (this.#rest + buffer.toString()).split('\n');
    this.#rest = lines.pop();
    return lines;
  }
}

/** A warning or error in a few words; undefined for what need not be shown. */
function digest(line) {
  if (!line.startsWith('{')) return /error/i.test(line) ? line.slice(0, 200) : undefined;
  try {
    const { level, msg, err, error } = JSON.parse(line);
    if (!(level in SHOWN)) return undefined;
    const cause = err?.message ?? error?.message;
    return `${SHOWN[level]}: ${[msg, cause].filter(Boolean).join(': ')}`.slice(0, 300);
  } catch {
    return undefined;
  }
}
