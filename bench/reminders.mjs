import { setTimeout as delay } from 'node:timers/promises';
import { httpLoad } from './measure/http-load.mjs';
import { observe } from './measure/observe.mjs';
import { summary } from './measure/rounds.mjs';
import { amountRow, rateRow } from './measure/rows.mjs';

const ADDRESSES = 500;
const POLL_MS = 50;
const LONGEST_WAIT_MS = 300_000;

/** Reminders of many invitations as one job: until the job is done, and until the last mail is at the mail server. */
export const reminders = {
  name: 'reminders',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    await inviteMany(installation, scale.reminders);
    const sample = await observe([...installation.pids, ...lab.infrastructurePids], () =>
      remindAll(installation, scale.reminders),
    );
    const ours = summary([sample]);
    const what = `remind ${scale.reminders} as one job`;
    return [
      rateRow({ what: `${what}, reminders`, ours }),
      amountRow({ what: `${what}, until it is done`, unit: 's', ours: sample.seconds, sample: ours }),
      amountRow({
        what: `${what}, until the last mail`,
        unit: 's',
        ours: sample.seconds + sample.drainSeconds,
      }),
    ];
  },
};

async function inviteMany({ academy, backlog, urlOf }, people) {
  const request = () => academy.inviteCall(ADDRESSES);
  await httpLoad({ origin: urlOf('gateway'), concurrency: 2, count: people / ADDRESSES, request });
  await backlog.drained();
}

async function remindAll({ academy, backlog, urlOf }, most) {
  const rows = await backlog.rows(
    `SELECT id FROM invitations.invitations WHERE state = 'pending' ORDER BY id DESC LIMIT $1`,
    [most],
  );
  const body = { action: 'remind', invitationIds: rows.map(({ id }) => id) };
  const begun = performance.now();
  const job = await call(urlOf, academy, 'POST', '', body);
  const { counts } = await finished(urlOf, academy, job.id);
  const seconds = (performance.now() - begun) / 1000;
  if (counts.reminded !== rows.length) {
    throw new Error(`Of ${rows.length} reminders came ${JSON.stringify(counts)}.`);
  }
  return { operations: rows.length, seconds, drainSeconds: await backlog.drained() };
}

async function finished(urlOf, academy, id) {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const job = await call(urlOf, academy, 'GET', `/${id}`);
    if (job.status !== 'running') return job;
    if (performance.now() > deadline) throw new Error('The job does not end.');
    await delay(POLL_MS);
  }
}

async function call(urlOf, { accessToken }, method, path, body) {
  const response = await fetch(`${urlOf('gateway')}/v1/invitation-jobs${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
