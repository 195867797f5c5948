import { ActorHeaders } from './lab/actor-headers.mjs';
import { observe } from './measure/observe.mjs';
import { summary } from './measure/rounds.mjs';
import { amountRow } from './measure/rows.mjs';
import { TimedClient } from './measure/timed-client.mjs';

/** What the gateway adds to a read: the same call through it and straight to the service, one after the other. */
export const gateway = {
  name: 'gateway',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    await readInTurns(lab, installation, scale.reads / 4);
    const sample = await observe([...installation.pids, ...lab.infrastructurePids], () =>
      readInTurns(lab, installation, scale.reads),
    );
    const [direct, through] = [summary([sample.direct]), summary([sample.through])];
    const line = (share, atMost) =>
      amountRow({
        what: `gateway adds to a read, ${share}`,
        ours: through[share] - direct[share],
        sample: summary([sample]),
        aim: { atMost },
        note: `${through[share].toFixed(2)} ms, without it ${direct[share].toFixed(2)} ms`,
      });
    return [line('p50', 1.5), line('p99', 5)];
  },
};

async function readInTurns(lab, { academy, plan, urlOf }, count) {
  const [through, direct] = [new TimedClient(urlOf('gateway')), new TimedClient(urlOf('identity'))];
  const actors = await ActorHeaders.load(lab.root, plan.secrets.SECRET_KEYS);
  const call = academy.readCall();
  for (let index = 0; index < count; index += 1) {
    await through.call(call);
    await direct.call({ ...call, headers: await actors.of(academy.owner) });
  }
  await Promise.all([through.close(), direct.close()]);
  return { operations: 2 * count, through: through.sample, direct: direct.sample };
}
