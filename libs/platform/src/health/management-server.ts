import { createServer, type RequestListener, type Server } from 'node:http';
import { metrics } from '../observability/metrics.js';
import type { HealthChecks } from './health-checks.js';

type Answer = [status: number, contentType: string, body: string];

const JSON_TYPE = 'application/json';

/** Serves `/metrics`, `/livez` and `/readyz` to the operator, apart from the port that callers use. */
export async function startManagementServer(
  checks: HealthChecks,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8192, requestTimeout: 10_000 }, listener(checks));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // It never keeps a process alive that has nothing else to do.
  server.unref();
  return server;
}

function listener(checks: HealthChecks): RequestListener {
  return (request, response) => {
    const path = request.method === 'GET' ? request.url?.split('?', 1)[0] : undefined;
    answer(path, checks).then(
      ([status, contentType, body]) => response.writeHead(status, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  };
}

async function answer(path: string | undefined, checks: HealthChecks): Promise<Answer> {
  switch (path) {
    case '/metrics':
      return [200, metrics.contentType, await metrics.metrics()];
    case '/livez':
      return [200, JSON_TYPE, '{"alive":true}'];
    case '/readyz': {
      const readiness = await checks.readiness();
      return [readiness.ready ? 200 : 503, JSON_TYPE, JSON.stringify(readiness)];
    }
    default:
      return [404, JSON_TYPE, '{}'];
  }
}
