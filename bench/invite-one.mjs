import { MinimalService } from './floors/minimal-service.mjs';
import { httpLoad } from './measure/http-load.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns } from './measure/rounds.mjs';
import { amountRow, rateRow } from './measure/rows.mjs';

const CONCURRENCIES = { postgres: [1, 16], rabbitmq: [16] };

/**
 * Invitations of one address through the gateway, against one insert over HTTP. What follows an answer (events, mails)
 * goes on at the same time and takes its share of the machine; how long its rest takes afterwards is measured too, and
 * the processor time is that of both.
 */
export const inviteOne = {
  name: 'invite-one',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    await invite(lab, installation, { concurrency: 4, count: scale.warmUp });
    const floor = await MinimalService.open(lab, await installation.academy.membershipsEach());
    await insert(lab, floor, installation, { concurrency: 4, count: scale.warmUp });
    const rows = [];
    for (const concurrency of CONCURRENCIES[carrier]) {
      const load = { concurrency, seconds: scale.seconds };
      const measured = await inTurns(scale.rounds, {
        floor: () => insert(lab, floor, installation, load),
        ours: () => invite(lab, installation, load),
      });
      rows.push(...rowsOf(measured, concurrency));
    }
    await floor.close();
    return rows;
  },
};

function insert(lab, floor, { academy }, load) {
  const call = () => academy.inviteCall(1);
  return observe([...floor.pids, ...lab.infrastructurePids], () =>
    floor.load({ ...load, path: '/one', call }),
  );
}

function invite(lab, { academy, backlog, pids, urlOf }, load) {
  return observe([...pids, ...lab.infrastructurePids], async () => {
    const origin = urlOf('gateway');
    const accepted = await httpLoad({ ...load, origin, request: () => academy.inviteCall(1) });
    return { ...accepted, drainSeconds: await backlog.drained() };
  });
}

function rowsOf({ floor, ours }, concurrency) {
  const isBusy = concurrency > 1;
  const seconds = ours.operations / ours.rate;
  const lasting = ours.operations / (seconds + ours.drainSeconds * ours.rates.length);
  const note = `until the last mail ${lasting.toFixed(0)}/s (rest took ${ours.drainSeconds.toFixed(1)} s)`;
  const what = `invite 1 address, c${concurrency}`;
  return [
    rateRow({ what, floor, ours, aim: isBusy ? { ratio: 0.3 } : undefined, note }),
    amountRow({ what: `${what}, p50`, floor: floor.p50, ours: ours.p50, sample: ours }),
    amountRow({
      what: `${what}, p99`,
      floor: floor.p99,
      ours: ours.p99,
      sample: ours,
      aim: isBusy ? { atMost: 40 } : undefined,
    }),
  ];
}
