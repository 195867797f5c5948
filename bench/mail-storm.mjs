import { setTimeout as delay } from 'node:timers/promises';
import { ShiftedClock } from '../tools/test-services/shifted-clock.mjs';
import { httpLoad } from './measure/http-load.mjs';
import { countRow } from './measure/rows.mjs';
import { countStorm } from './measure/storm-counts.mjs';

const ADDRESSES = 500;
/** Part of the people who are invited before the mail server goes down; the others while it is. */
const BEFORE = 0.6;
/** The server goes down when it has that part of all mails. */
const DOWN_AFTER = 0.25;
/** Mails to these never get an answer the first time; each holds a connection for half a minute. */
const SILENT = 10;
const QUARTER_SECONDS = 900;
/** More than a step of the retry ladder takes at first; later ones take several. */
const STEP_SECONDS = 700;
const MOST_STEPS = 60;
const POLL_MS = 50;
const LONGEST_WAIT_MS = 300_000;

/**
 * Invitations while the mail server puts off, refuses, never answers, drops after the mail, and is down for an hour.
 * Fails when a mail is missing, when one that was clearly taken comes twice, or when two copies of one differ.
 */
export const mailStorm = {
  name: 'mail-storm',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale }) {
    const clock = ShiftedClock.create(lab.directory);
    const storm = { clock, count: scale.storm };
    storm.installation = await lab.installation(carrier, {
      mailServer: 'unreliable-smtp.mjs',
      mailServerOptions: { silent: SILENT },
      clock,
    });
    const { smtpSink } = storm.installation;
    const before = Math.ceil((scale.storm * BEFORE) / ADDRESSES) * ADDRESSES;
    await invite(storm, before);
    await until('the first mails', async () => (await smtpSink.ask('count')) >= scale.storm * DOWN_AFTER);
    await smtpSink.ask('down');
    const atOutage = await smtpSink.ask('count');
    await invite(storm, scale.storm - before);
    // Whatever is to be mailed waits by now.
    await storm.installation.backlog.eventsDone();
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await until('mails in hand to end', async () => (await leased(storm)) === 0);
      clock.advanceSeconds(QUARTER_SECONDS);
    }
    const downMails = await open(storm);
    await smtpSink.ask('up');
    const steps = await passUntilDone(storm);
    const result = await countStorm(storm.installation, scale.storm);
    // Whoever comes next wants a mail server that works, and the time of the machine.
    await lab.stopInstallation();
    clock.close();
    return [
      ...result.map(([what, ours, note]) => countRow(what, ours, note)),
      countRow('at the server when it went down', atOutage),
      countRow('waiting when it came back, an hour later', downMails),
      countRow('minutes that the clock was moved in all', (4 * QUARTER_SECONDS + steps * STEP_SECONDS) / 60),
    ];
  },
};

async function invite({ installation: { academy, urlOf } }, count) {
  const request = () => academy.inviteCall(ADDRESSES);
  await httpLoad({ origin: urlOf('gateway'), concurrency: 2, count: count / ADDRESSES, request });
}

/** Time moves only while nobody has a mail in hand or could take one, or leases would end under their feet. */
async function passUntilDone(storm) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await until(
      'mails that are due to be tried',
      async () => (await leased(storm)) + (await due(storm)) === 0,
    );
    if ((await open(storm)) === 0) return step;
    storm.clock.advanceSeconds(STEP_SECONDS);
  }
  throw new Error(`${await open(storm)} mails are still waiting after ${MOST_STEPS} steps.`);
}

const queued = async ({ installation: { backlog } }, condition, parameters) => {
  const [row] = await backlog.rows(
    `SELECT count(*)::int AS count FROM notifications.mail_queue WHERE ${condition}`,
    parameters,
  );
  return row.count;
};
const open = (storm) => queued(storm, 'true');
const leased = (storm) => queued(storm, 'lease_id IS NOT NULL');
const due = (storm) => queued(storm, 'due_at <= $1', [storm.clock.now()]);

async function until(what, isSo) {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited too long for ${what}.`);
    await delay(POLL_MS);
  }
}
