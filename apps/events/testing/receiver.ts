import {
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came in. */
export interface ReceivedCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What to do with a call: answer a status, or do what one likes with the response. */
export type Behaviour = (call: ReceivedCall) => number | ((response: ServerResponse) => void);

/** A receiver of webhooks on this machine: it takes everything until it is told otherwise. */
export class Receiver {
  readonly calls: ReceivedCall[] = [];
  behaviour: Behaviour = () => 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', receiver.take);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  private readonly take: RequestListener = (request, response) => {
    void text(request).then((body) => {
      const call = { path: request.url ?? '', headers: request.headers, body };
      this.calls.push(call);
      const answer = this.behaviour(call);
      if (typeof answer === 'number') response.writeHead(answer).end();
      else answer(response);
    });
  };

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ids of the events that came, one for each call, to a path if one is given. */
  ids(path?: string): string[] {
    return this.calls
      .filter((call) => path === undefined || call.path === path)
      .map(({ headers }) => String(headers['webhook-id']));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
