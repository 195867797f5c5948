import { BareWebhooks } from './floors/bare-webhooks.mjs';
import { WebhooksLab } from './lab/webhooks-lab.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns } from './measure/rounds.mjs';
import { rateRow } from './measure/rows.mjs';

const MANY = 20;

/** Events of the feed until the last of them is at its receivers, one and twenty, beside undici posting the same bodies. */
export const webhooks = {
  name: 'webhooks',
  carriers: ['postgres'],
  async run({ lab, carrier, scale: { rounds, webhooks: count } }) {
    const own = await WebhooksLab.open(lab, await lab.installation(carrier), MANY);
    const bare = await BareWebhooks.open(lab, own.receiverUrls, await own.sampleBody());
    const rows = [];
    for (const receivers of [1, MANY]) {
      const events = count / receivers;
      const { floor, ours } = await inTurns(rounds, {
        floor: () => observe(bare.pids, () => bare.send(receivers, events)),
        ours: () => observe(own.pids, () => own.deliver(receivers, events)),
      });
      const what = `${events} events → ${receivers === 1 ? 'one receiver' : `${receivers} receivers`}, deliveries`;
      rows.push(rateRow({ what, floor, ours }));
    }
    await own.assertOnce();
    await Promise.all([bare.close(), own.close()]);
    return rows;
  },
};
