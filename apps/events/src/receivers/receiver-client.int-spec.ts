import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { Receiver } from '../../testing/receiver.js';
import { TEST_CERTIFICATE, TEST_CERTIFICATE_KEY } from '../../testing/test-certificate.js';
import { AddressRanges } from './address-ranges.js';
import { HostLookup } from './host-lookup.js';
import { ReceiverClient } from './receiver-client.js';
import { ReceiverGuard } from './receiver-guard.js';
import { ReceiverSettings } from './receiver-settings.js';

const INSIDE = '127.0.0.0/8';

/** Gives each name its addresses one after the other, as a server of names may. */
class RebindingHosts extends HostLookup {
  asked = 0;
  constructor(private readonly answers: string[][]) {
    super();
  }
  override async addressesOf(host: string): Promise<string[]> {
    if (!host.endsWith('.test')) return super.addressesOf(host);
    const answer = this.answers[Math.min(this.asked, this.answers.length - 1)] ?? [];
    this.asked += 1;
    return answer;
  }
}

describe('Calls to receivers', () => {
  let receiver: Receiver;
  const open: { close(): Promise<unknown> }[] = [];
  beforeEach(async () => {
    receiver = await Receiver.open();
    open.push(receiver);
  });
  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each.close();
  });

  const clientWith = (
    settings: Partial<ReceiverSettings> = {},
    lookup = new HostLookup(),
  ): ReceiverClient => {
    const all = new ReceiverSettings({ allowedNetworks: AddressRanges.parse(INSIDE), ...settings });
    const client = new ReceiverClient(new ReceiverGuard(lookup, all), all);
    open.push({ close: () => client.onApplicationShutdown() });
    return client;
  };
  const call = (client: ReceiverClient, url: string, timeoutMs = 5_000) =>
    client.call({ url, headers: { 'content-type': 'application/json' }, body: '{}', timeoutMs });
  const serving = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    return (server.address() as AddressInfo).port;
  };

  it.each([
    [200, true, null],
    [204, true, null],
    [299, true, null],
    [301, false, 'redirect'],
    [304, false, 'redirect'],
    [400, false, 'status'],
    [410, false, 'gone'],
    [500, false, 'status'],
  ])('tell what %d means', async (status, delivered, failure) => {
    receiver.behaviour = () => status;
    expect(await call(clientWith(), receiver.url)).toMatchObject({ delivered, status, failure });
  });

  it('use their connection again', async () => {
    const ports = new Set<number | undefined>();
    receiver.behaviour = () => (response) => {
      ports.add(response.socket?.remotePort);
      response.end('thanks');
    };
    const client = clientWith();
    for (let time = 0; time < 20; time += 1) await call(client, receiver.url);
    // The first may not be free again at the very moment of the second call.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('are made again when a kept connection turns out to be closed', async () => {
    let served = 0;
    const port = await serving(
      createTcpServer((socket) => {
        // One answer on each connection; what comes then is cut off.
        let answers = 0;
        socket
          .on('error', () => undefined)
          .on('data', (data) => {
            if (!String(data).startsWith('POST')) return;
            answers += 1;
            if (answers > 1) return void socket.resetAndDestroy();
            served += 1;
            socket.write('HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n');
          });
      }),
    );
    const client = clientWith();
    for (let time = 0; time < 4; time += 1) {
      expect(await call(client, `http://127.0.0.1:${port}/`)).toMatchObject({ delivered: true });
    }
    expect(served).toBe(4);
  });

  it('follow no redirect (V41)', async () => {
    receiver.behaviour =
      ({ path }) =>
      (response) => {
        response.writeHead(path === '/' ? 307 : 200, { location: `${receiver.url}/inside` }).end();
      };
    await call(clientWith(), receiver.url);
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/']);
  });

  it('ask no proxy, whatever the environment says', async () => {
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    process.env['NODE_USE_ENV_PROXY'] = '1';
    expect((await call(clientWith(), receiver.url)).delivered).toBe(true);
    delete process.env['NODE_USE_ENV_PROXY'];
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  });

  it('give up in time: before the head of the answer, or when there is not even a connection', async () => {
    receiver.behaviour = () => () => undefined;
    expect(await call(clientWith(), receiver.url, 100)).toMatchObject({ status: null, failure: 'timeout' });
    const silent = createTcpServer((socket) => socket.resume());
    const port = await serving(silent);
    const client = clientWith({ connectTimeoutMs: 100 });
    expect(await call(client, `https://127.0.0.1:${port}/`, 5_000)).toMatchObject({ failure: 'timeout' });
  });

  it('take a status for the answer, however long the body is or takes', async () => {
    receiver.behaviour =
      ({ path }) =>
      (response) => {
        response.writeHead(200).write('x');
        if (path === '/endless') {
          const more = (): void => {
            if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more));
          };
          more();
        }
      };
    const client = clientWith();
    expect(await call(client, `${receiver.url}/endless`)).toMatchObject({ delivered: true, status: 200 });
    expect(await call(client, `${receiver.url}/stuck`)).toMatchObject({ delivered: true, status: 200 });
  });

  it('tell who refuses connections, who breaks them, and who does not speak HTTP', async () => {
    const client = clientWith();
    const port = await serving(createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.6\r\n')));
    expect(await call(client, `http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'connection_failed' });
    receiver.behaviour = () => (response) => response.socket?.destroy();
    expect(await call(client, receiver.url)).toMatchObject({ failure: 'connection_failed' });
    const { url } = receiver;
    await receiver.close();
    open.splice(open.indexOf(receiver), 1);
    expect(await call(client, url)).toMatchObject({ failure: 'connection_refused' });
  });

  it('make no connection to an address that is not allowed, by whatever name (V41)', async () => {
    const { port } = new URL(receiver.url);
    const refused = clientWith(
      { allowedNetworks: AddressRanges.parse('') },
      new RebindingHosts([['127.0.0.1'], ['93.184.216.34', '127.0.0.1']]),
    );
    const urls = ['127.0.0.1', 'localhost', '0x7f.1', '[::ffff:7f00:1]', 'a.test', 'b.test'];
    for (const host of urls) {
      const outcome = await call(refused, `https://${host}:${port}/`);
      expect([host, outcome.failure]).toEqual([host, 'address_not_allowed']);
    }
    expect(await call(refused, receiver.url)).toMatchObject({ failure: 'url_not_allowed' });
    expect(receiver.calls).toEqual([]);
  });

  it('check the address for each connection: a name that leads elsewhere meanwhile is not followed (V41)', async () => {
    const { port } = new URL(receiver.url);
    const hosts = new RebindingHosts([['127.0.0.1'], ['10.0.0.1']]);
    const client = clientWith({ keepAliveMs: 1 }, hosts);
    receiver.behaviour = () => (response) => response.writeHead(200, { connection: 'close' }).end();
    const url = `http://rebinding.test:${port}/`;
    expect(await call(client, url)).toMatchObject({ delivered: true });
    expect(await call(client, url)).toMatchObject({ failure: 'url_not_allowed' });
    expect(receiver.calls).toHaveLength(1);
    expect(receiver.calls[0]?.headers.host).toBe(`rebinding.test:${port}`);
    expect(hosts.asked).toBe(2);
  });

  it('verify the certificate for the name in the URL, at the address that was checked', async () => {
    const server = createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_CERTIFICATE_KEY }, (_, response) =>
      response.end(),
    );
    const port = await serving(server);
    const lookup = new RebindingHosts([['127.0.0.1']]);
    const trusting = clientWith({ trustedCertificates: TEST_CERTIFICATE }, lookup);
    expect(await call(trusting, `https://receiver.test:${port}/`)).toMatchObject({ delivered: true });
    expect(await call(trusting, `https://other.test:${port}/`)).toMatchObject({ failure: 'tls_failed' });
    const usual = clientWith({}, lookup);
    expect(await call(usual, `https://receiver.test:${port}/`)).toMatchObject({ failure: 'tls_failed' });
    server.closeAllConnections();
  });

  it('hear how long to wait in seconds, and nothing else', async () => {
    const hear = async (retryAfter: string): Promise<number | null> => {
      receiver.behaviour = () => (response) => response.writeHead(503, { 'retry-after': retryAfter }).end();
      return (await call(clientWith(), receiver.url)).retryAfterMs;
    };
    expect(await hear('120')).toBe(120_000);
    expect(await hear('Wed, 21 Oct 2026 07:28:00 GMT')).toBeNull();
    expect(await hear('-1')).toBeNull();
    expect(await hear('1e9')).toBeNull();
  });
});
