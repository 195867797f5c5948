import { BareOutbox } from './floors/bare-outbox.mjs';
import { RawBroker } from './floors/raw-broker.mjs';
import { EventsLab } from './lab/events-lab.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns } from './measure/rounds.mjs';
import { rateRow } from './measure/rows.mjs';

/** Events from the outbox of one service to their effect in another, against the same way in bare SQL and amqplib. */
export const events = {
  name: 'events',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale: { rounds, events: count } }) {
    await lab.stopInstallation();
    const own = await EventsLab.open(lab, carrier);
    const bare = await BareOutbox.open(lab, carrier);
    const raw = carrier === 'rabbitmq' ? await RawBroker.open(lab) : undefined;
    const envelope = await own.sampleEnvelope();
    const watch = (pids, work) => observe([...pids, ...lab.infrastructurePids], work);
    const measured = await inTurns(rounds, {
      ...(raw && { raw: () => watch(raw.pids, () => raw.measure(count, envelope)) }),
      floor: () => watch(bare.pids, () => bare.measure(count, envelope)),
      ours: async () => {
        await own.fill(count);
        return watch(own.pids, () => own.drain(count));
      },
    });
    await own.assertExactlyOnce();
    for (const each of [own, bare, raw]) await each?.close();
    return rowsOf(measured);
  },
};

function rowsOf({ raw, floor, ours }) {
  const received = { ...ours, rate: ours.receivedRate, rates: undefined };
  return [
    rateRow({ what: `events, outbox → inbox`, floor, ours: received, aim: { ratio: 0.5 } }),
    rateRow({ what: `events, outbox → effect`, floor, ours }),
    ...(raw ? [rateRow({ what: 'the same against publish + consume alone', floor: raw, ours })] : []),
  ];
}
