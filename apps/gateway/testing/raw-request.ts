import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** The head, names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Sends exactly these bytes and reads until the other side ends; for what no client library would send. */
export async function sendRaw(port: number, text: string): Promise<RawAnswer> {
  const socket = await openSocket(port);
  socket.write(text);
  return readAnswer(socket);
}

/** A request line and headers, with `Connection: close` so that the answer has an end. */
export function rawRequest(line: string, headers: Record<string, string>, body = ''): string {
  const head = Object.entries({ connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${line} HTTP/1.1\r\n${head.join('')}\r\n${body}`;
}

/** A connection that stands. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return socket;
}

/** Reads until the other side ends. */
export async function readAnswer(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('close', () => resolve());
  });
  const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const named = Object.fromEntries(headers);
  const body = rest.join('\r\n\r\n');
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: named,
    body: named['transfer-encoding'] === 'chunked' ? withoutChunks(body) : body,
  };
}

/** Good for bodies in ASCII. */
function withoutChunks(text: string): string {
  let rest = text;
  let body = '';
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.slice(0, end), 16);
    if (end === -1 || !(size > 0)) return body;
    body += rest.slice(end + 2, end + 2 + size);
    rest = rest.slice(end + 2 + size + 2);
  }
}
