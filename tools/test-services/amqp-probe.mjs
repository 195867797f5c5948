import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const PROTOCOL_HEADER = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]);

/** Waits until a broker answers on that port of the loopback. `check` may throw to give up earlier. */
export async function untilAmqp(port, withinMs, check = () => {}) {
  const deadline = Date.now() + withinMs;
  while (!(await speaksAmqp(port))) {
    check();
    if (Date.now() > deadline) throw new Error(`RabbitMQ did not start within ${withinMs / 1000} s`);
    await delay(100);
  }
}

/** An open port is not enough: the listener opens before the broker accepts clients. */
function speaksAmqp(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('connect', () => socket.write(PROTOCOL_HEADER));
    socket.once('data', (data) => answer(data[0] === 1));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
