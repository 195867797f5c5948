/** Receivers of webhooks that take everything, each on a port of its own; tells when so many calls more have come. */
import { createServer } from 'node:http';
import { options, serve } from './child-program.mjs';

let calls = 0;
let wanted = Infinity;
let tell = () => {};

function take(request, response) {
  request.resume().on('end', () => {
    response.writeHead(204).end();
    if (request.url === '/floor') return;
    calls += 1;
    if (calls >= wanted) tell({ at: performance.timeOrigin + performance.now() });
  });
}

async function receiver() {
  const server = createServer(take);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

const urls = await Promise.all(Array.from({ length: options.receivers }, receiver));
serve({ urls }, ({ expect, total }) => {
  if (total) return { calls };
  wanted = calls + expect;
  return new Promise((resolve) => (tell = resolve));
});
