import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { observe } from './measure/observe.mjs';
import { summary } from './measure/rounds.mjs';
import { amountRow } from './measure/rows.mjs';
import { TimedClient } from './measure/timed-client.mjs';

const LONGEST_WAIT_MS = 30_000;
/** Long enough for what a mail leaves behind (its settlement, events about it) to be over. */
const IDLE_MS = 60;

/** From the answer of an invite call until a mail server has taken the mail, with nothing else to do. */
export const mailLatency = {
  name: 'mail-latency',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    await inviteOneByOne(installation, 10);
    const sample = await observe([...installation.pids, ...lab.infrastructurePids], () =>
      inviteOneByOne(installation, scale.mails),
    );
    const ours = summary([sample]);
    const what = 'invite accepted → mail at the SMTP server';
    return [
      amountRow({ what: `${what}, p50`, ours: ours.p50, sample: ours, aim: { atMost: 40 } }),
      amountRow({ what: `${what}, p99`, ours: ours.p99, sample: ours, aim: { atMost: 150 } }),
    ];
  },
};

async function inviteOneByOne({ academy, smtpSink, urlOf }, count) {
  const latencies = [];
  const client = new TimedClient(urlOf('gateway'));
  for (let index = 0; index < count; index += 1) {
    const call = academy.inviteCall(1);
    const taken = arrival(smtpSink.child, call.addresses[0]);
    await client.call(call);
    const acceptedAt = performance.timeOrigin + performance.now();
    latencies.push(Math.max(0, (await taken) - acceptedAt));
    await delay(IDLE_MS);
  }
  await client.close();
  return { operations: count, latencies };
}

async function arrival(sink, recipient) {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  for (;;) {
    const [mail] = await once(sink, 'message', { signal });
    if (mail.recipient === recipient) return mail.takenAt;
  }
}
