import { MinimalService } from './floors/minimal-service.mjs';
import { httpLoad } from './measure/http-load.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns } from './measure/rounds.mjs';
import { amountRow, rateRow } from './measure/rows.mjs';

const ADDRESSES = 500;
const CONCURRENCY = 2;

/** Invite calls with 500 addresses through the gateway, against one set-based statement for the same rows. */
export const inviteMany = {
  name: 'invite-many',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    await invite(lab, installation, 1);
    const floor = await MinimalService.open(lab, await installation.academy.membershipsEach());
    await insert(lab, floor, installation, scale.largeCalls);
    const { floor: floorCalls, ours: ourCalls } = await inTurns(scale.rounds, {
      floor: () => insert(lab, floor, installation, scale.largeCalls * 2),
      ours: () => invite(lab, installation, scale.largeCalls),
    });
    await floor.close();
    const what = `invite ${ADDRESSES} addresses a call, c${CONCURRENCY}`;
    const [floorPeople, people] = [perPerson(floorCalls), perPerson(ourCalls)];
    const note = `people; mails of a round took ${ourCalls.drainSeconds.toFixed(1)} s more`;
    return [
      rateRow({ what, floor: floorPeople, ours: people, aim: { ratio: 0.4 }, note }),
      amountRow({ what: `${what}, p50`, floor: floorCalls.p50, ours: ourCalls.p50, sample: people }),
    ];
  },
};

function insert(lab, floor, { academy }, count) {
  const call = () => academy.inviteCall(ADDRESSES);
  const load = { concurrency: CONCURRENCY, count, path: '/many', call };
  return observe([...floor.pids, ...lab.infrastructurePids], () => floor.load(load));
}

function invite(lab, { academy, backlog, pids, urlOf }, count) {
  return observe([...pids, ...lab.infrastructurePids], async () => {
    const request = () => academy.inviteCall(ADDRESSES);
    const load = { origin: urlOf('gateway'), concurrency: CONCURRENCY, count, request };
    return { ...(await httpLoad(load)), drainSeconds: await backlog.drained() };
  });
}

/** Rates and processor time of people instead of calls. */
function perPerson(calls) {
  const { rate, rates, cpuPerThousand } = calls;
  return {
    ...calls,
    rate: rate * ADDRESSES,
    rates: rates.map((each) => each * ADDRESSES),
    cpuPerThousand: cpuPerThousand && cpuPerThousand / ADDRESSES,
  };
}
