import { setTimeout as delay } from 'node:timers/promises';
import { invitedTokens } from './lab/invited-tokens.mjs';
import { httpLoad } from './measure/http-load.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns, summary } from './measure/rounds.mjs';
import { amountRow, rateRow } from './measure/rows.mjs';
import { TimedClient } from './measure/timed-client.mjs';

const CONCURRENCY = 16;
const READ_EVERY_MS = 5;
const UNLOADED_MS = 3_000;

/** Accepting invitations, against nothing but argon2id on the same cores; and plain reads meanwhile. */
export const accept = {
  name: 'accept',
  carriers: ['postgres'],
  async run({ lab, carrier, scale: { accepts, rounds } }) {
    const installation = await lab.installation(carrier);
    const tokens = await invitedTokens(lab, installation, accepts * (rounds + 1));
    const argon2 = await lab.child('bare-argon2.mjs');
    const acceptSome = () => acceptAll(lab, installation, tokens.splice(0, accepts));
    await hashes(argon2, accepts / 4);
    await acceptSome();
    const measured = await inTurns(rounds, {
      floor: () => hashes(argon2, accepts),
      ours: acceptSome,
      unloaded: () => readsUntil(installation, AbortSignal.timeout(UNLOADED_MS)),
    });
    await argon2.stop();
    return rowsOf(measured);
  },
};

function hashes(argon2, count) {
  return observe([argon2.pid], () => argon2.ask({ count: Math.round(count) }));
}

/** With somebody who reads all the while; until the last of what follows is done. */
async function acceptAll(lab, installation, tokens) {
  const { academy, backlog, pids, urlOf } = installation;
  return observe([...pids, ...lab.infrastructurePids], async () => {
    const accepting = new AbortController();
    const reads = readsUntil(installation, accepting.signal);
    const request = (index) => academy.acceptCall(tokens[index]);
    const load = { origin: urlOf('gateway'), concurrency: CONCURRENCY, count: tokens.length, request };
    const accepted = await httpLoad(load);
    accepting.abort();
    return { ...accepted, reads: (await reads).latencies, drainSeconds: await backlog.drained() };
  });
}

async function readsUntil({ academy, urlOf }, signal) {
  const client = new TimedClient(urlOf('gateway'));
  while (!signal.aborted) {
    await client.call(academy.readCall());
    await delay(READ_EVERY_MS);
  }
  await client.close();
  return client.sample;
}

function rowsOf({ floor, ours, unloaded }) {
  const what = `accept, c${CONCURRENCY}`;
  const reads = summary([{ latencies: ours.reads }]);
  return [
    rateRow({ what, floor, ours, aim: { ratio: 0.75 } }),
    amountRow({ what: `${what}, p50`, ours: ours.p50, sample: ours }),
    amountRow({
      what: 'reads meanwhile (floor: unloaded), p99',
      floor: unloaded.p99,
      ours: reads.p99,
      sample: ours,
      aim: { atMost: Number((5 * unloaded.p99).toFixed(1)) },
      note: `p50 ${reads.p50.toFixed(1)} ms, unloaded ${unloaded.p50.toFixed(1)} ms`,
    }),
  ];
}
