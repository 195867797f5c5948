import { createServer } from 'node:net';
import { Failure } from '../process/failure.mjs';
import { freePorts } from '../process/free-port.mjs';
import { SERVICES } from './services.mjs';

/** @throws Failure when something else listens there. */
export function assertPortFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Failure(explain(error, port, host))));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** A port for the calls and one for the metrics of each service; the gateway's is the one that people know. */
export async function choosePorts(gatewayPort) {
  const free = await freePorts(SERVICES.length * 2);
  return Object.fromEntries(
    SERVICES.map(({ name }) => {
      const [main, management] = free.splice(0, 2);
      return [name, { main: name === 'gateway' ? gatewayPort : main, management }];
    }),
  );
}

function explain(error, port, host) {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken; choose another with --port.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this account; choose another with --port.`;
  return `Nothing can listen on ${host}:${port} (${error.code}).`;
}
