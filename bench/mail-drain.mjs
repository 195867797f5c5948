import { PooledSmtp } from './floors/pooled-smtp.mjs';
import { httpLoad } from './measure/http-load.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns, summary } from './measure/rounds.mjs';
import { amountRow, rateRow } from './measure/rows.mjs';

const ADDRESSES = 500;
const LONGEST_WAIT_MS = 300_000;

/** A full queue until all of it is at the mail server, beside a bare client of the same server; and the whole way. */
export const mailDrain = {
  name: 'mail-drain',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    const pids = [...installation.pids, ...lab.infrastructurePids];
    const whole = summary([await observe(pids, () => inviteAll(installation, scale.drain))]);
    const floor = await PooledSmtp.open(lab, installation.smtpSink);
    const { floor: bare, ours } = await inTurns(2, {
      floor: () => observe(floor.pids, () => floor.send(scale.drain)),
      ours: () => observe(pids, () => drain(installation, scale.drain)),
    });
    await floor.close();
    return [
      rateRow({ what: `${scale.drain} queued mails → SMTP server`, floor: bare, ours, aim: { ratio: 0.7 } }),
      amountRow({
        what: `${scale.drain} invitations through the API → mails at the SMTP server`,
        unit: 's',
        ours: whole.operations / whole.rate,
        sample: whole,
        aim: { atMost: (60 * scale.drain) / 20_000 },
      }),
    ];
  },
};

async function inviteAll({ academy, smtpSink, backlog, urlOf }, count) {
  const begun = performance.timeOrigin + performance.now();
  const taken = arrivals(smtpSink.child, count);
  const request = () => academy.inviteCall(ADDRESSES);
  await httpLoad({ origin: urlOf('gateway'), concurrency: 2, count: count / ADDRESSES, request });
  const seconds = ((await taken) - begun) / 1_000;
  await backlog.drained();
  return { operations: count, seconds };
}

/** Mails about invitations that are open, again: as many rows in log and queue as a bulk invite leaves. */
async function drain({ smtpSink, backlog }, count) {
  const taken = arrivals(smtpSink.child, count);
  await backlog.rows(
    `WITH again AS (
       INSERT INTO notifications.mails (id, platform_id, kind, cause_event_id, user_id, invitation_id, recipient, locale,
                                        variables, message_id, due_at, queued_at)
       SELECT gen_random_uuid(), platform_id, kind, gen_random_uuid(), user_id, invitation_id, recipient, locale, variables,
              '<' || gen_random_uuid() || '@bench.example>', now(), now()
         FROM notifications.mails WHERE kind = 'platform_invitation' AND state = 'sent' LIMIT $1 RETURNING *)
     INSERT INTO notifications.mail_queue (mail_id, platform_id, lane, due_at, mailbox, queued_at)
     SELECT id, platform_id, 1, due_at, recipient, queued_at FROM again`,
    [count],
  );
  const begun = performance.timeOrigin + performance.now();
  const seconds = ((await taken) - begun) / 1_000;
  await backlog.drained();
  return { operations: count, seconds };
}

/** When the server had so many more mails. */
function arrivals(sink, count) {
  return new Promise((resolve, reject) => {
    let left = count;
    const timer = setTimeout(() => reject(new Error(`${left} mails did not arrive.`)), LONGEST_WAIT_MS);
    const onMail = ({ recipient, takenAt }) => {
      // What the bare client sent may still be on its way to us.
      if (recipient.startsWith('floor')) return;
      left -= 1;
      if (left > 0) return;
      clearTimeout(timer);
      sink.off('message', onMail);
      resolve(takenAt);
    };
    sink.on('message', onMail);
  });
}
