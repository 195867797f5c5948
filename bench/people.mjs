import { PeopleLab } from './lab/people-lab.mjs';
import { inTurns } from './measure/rounds.mjs';
import { amountRow } from './measure/rows.mjs';
import { readsOf } from './population/reads.mjs';
import { addLearners, moveSubtree } from './population/writes.mjs';

const GROUPS = 2_000;

/**
 * Reading and changing a platform of 2,000 groups while people come, up to 200,000: at the identity service over HTTP,
 * against the bare statement. Nothing may cost more because there are more people.
 */
export const people = {
  name: 'people',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    const lists = await PeopleLab.open(lab, installation, GROUPS);
    const rows = [];
    for (const size of scale.populations) {
      const seconds = await lists.population.grow(size);
      lab.say(`${size} people on ${GROUPS} groups (${seconds.toFixed(1)} s)`);
      rows.push(...(await readRows(lists, size, scale)), ...(await addLearners(lists, size, scale)));
    }
    rows.push(...(await moveSubtree(lists)));
    await lists.close();
    return rows;
  },
};

async function readRows(lists, size, { pageReads, rounds }) {
  const rows = [];
  for (const read of await readsOf(lists.population, lists.admins)) {
    await lists.read(read, 5);
    const { floor, ours } = await inTurns(rounds, {
      floor: () => lists.floor(read, pageReads),
      ours: () => lists.read(read, pageReads),
    });
    const note = `p99 ${ours.p99.toFixed(1)} ms`;
    const aim = read.atMost && { atMost: read.atMost };
    const what = `${read.what}, ${size}`;
    rows.push(amountRow({ what, floor: floor.p50, ours: ours.p50, sample: ours, aim, note }));
  }
  return rows;
}
