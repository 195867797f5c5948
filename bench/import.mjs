import { setTimeout as delay } from 'node:timers/promises';
import { RawCopy } from './floors/raw-copy.mjs';
import { ImportLab } from './lab/import-lab.mjs';
import { observe } from './measure/observe.mjs';
import { percentile } from './measure/percentiles.mjs';
import { summary } from './measure/rounds.mjs';
import { amountRow, countRow, rateRow } from './measure/rows.mjs';

const GROUPS = 1_000;
const IDLE_MS = 3_000;
/** Ten mails a second: at full speed they take longer than all the rest, and would be measured, too. */
const SLOW_MAILS = { MAIL_RATE_PER_MINUTE: '600' };
const PATIENCE_MS = 1_800_000;
const SMALLER = 10;

/**
 * An import of new people with two groups each: upload, plan, apply, everything included, against a raw COPY of the
 * same rows; a tenth of it before, and the same file once more, which changes nothing. The broker has to do with what
 * comes after only: there it is a tenth of all.
 */
export const importPeople = {
  name: 'import',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale }) {
    const people = carrier === 'postgres' ? scale.importPeople : scale.importPeople / SMALLER;
    const installation = await lab.installation(carrier, { env: SLOW_MAILS });
    const imports = await ImportLab.open(installation, GROUPS);
    const floor = await RawCopy.open(lab, GROUPS);
    const copy = () => observe(lab.infrastructurePids, () => floor.measure(imports.people(people), people));
    const pids = [...installation.pids, ...lab.infrastructurePids];
    const told = () => installation.backlog.toldByIdentity(PATIENCE_MS);
    const floors = [await copy()];
    const tenth = await imports.run(people / SMALLER, 'tenth');
    await told();
    const idle = await imports.besides(() => delay(IDLE_MS, undefined, { signal: lab.shutdown.signal }));
    const first = await observe(pids, () => imports.besides(() => imports.run(people)));
    const toldSeconds = await told();
    const before = await imports.written();
    const second = await observe(pids, () => imports.run(people));
    if ((await imports.written()) !== before)
      throw new Error('The same file once more has written something.');
    floors.push(await copy());
    await floor.close();
    return rowsOf({ people, tenth, idle, first, second, floors, toldSeconds });
  },
};

function rowsOf({ people, tenth, idle, first, second, floors, toldSeconds }) {
  const p99 = (latencies) => percentile(latencies, 0.99);
  return [
    rateRow({
      what: `import ${people} people, ${2 * people} memberships`,
      floor: summary(floors),
      ours: summary([first]),
      aim: { ratio: 0.45 },
      note: partsOf(first),
    }),
    amountRow({
      what: `the same beside ${people / SMALLER} people`,
      unit: 's',
      floor: tenth.seconds,
      ours: first.seconds,
      aim: { atMost: 1.05 * SMALLER * tenth.seconds },
      note: partsOf(tenth),
    }),
    amountRow({
      what: 'the same file once more',
      unit: 's',
      floor: first.seconds,
      ours: second.seconds,
      sample: summary([second]),
      aim: { atMost: 0.6 * first.seconds },
      note: `nothing written; ${partsOf(second)}`,
    }),
    amountRow({
      what: 'memory of identity, peak above idle',
      unit: 'MiB',
      ours: first.peakMebibytes - idle.peakMebibytes,
      aim: { atMost: 150 },
    }),
    amountRow({
      what: 'other calls meanwhile, p99',
      floor: p99(idle.latencies),
      ours: p99(first.latencies),
      aim: { atMost: 4 * p99(idle.latencies) },
    }),
    countRow('every service has heard of everybody after, in seconds', Math.round(toldSeconds)),
  ];
}

const partsOf = ({ read, plan, apply }) =>
  `read ${read.toFixed(1)} s, plan ${plan.toFixed(1)} s, apply ${apply.toFixed(1)} s`;
