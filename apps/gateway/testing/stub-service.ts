import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that a stub got. */
export interface ReceivedCall {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers a call itself; without one, a stub answers every call with what it received. */
export type StubHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A service behind the gateway: real sockets, no logic. */
export interface StubService {
  url: string;
  /** Calls in the order in which they came, except those that `handle` took over. */
  calls: ReceivedCall[];
  /** Takes over all calls, or none. */
  handle: StubHandler | undefined;
  stop(): Promise<void>;
}

/** Starts a stub on a free port, or on a given one. */
export async function startStub(name: string, port = 0): Promise<StubService> {
  const server = createServer((request, response) => {
    const answering = stub.handle
      ? stub.handle(request, response)
      : echo(name, stub.calls, request, response);
    void Promise.resolve(answering).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const stub: StubService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    handle: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}

/** Sends JSON, as a service would. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Reads a body to its end. */
export async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function echo(
  service: string,
  calls: ReceivedCall[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  const call = { method, url, headers, body: await readText(request) };
  calls.push(call);
  answerJson(response, 200, { service, ...call });
}
