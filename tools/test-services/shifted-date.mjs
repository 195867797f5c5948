/* Loaded into a process before its own code: see shifted-clock.mjs. The time of the machine, so much later as a file says. */
import { openSync, readSync } from 'node:fs';

const file = openSync(new URL(import.meta.url).searchParams.get('file'), 'r');
const shift = new Float64Array(1);
const RealDate = Date;

/** Read each time, so that no call after the clock was moved sees the time before. */
function now() {
  readSync(file, shift, 0, shift.byteLength, 0);
  return RealDate.now() + shift[0];
}

globalThis.Date = new Proxy(RealDate, {
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  apply: () => new RealDate(now()).toString(),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
});
