import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildContractsPackage } from '../tools/build-contracts.mjs';
import { RandomChanges } from '../tools/test-services/subscriber/random-changes.mjs';
import { SubscriberProcess, takeSnapshot } from '../tools/test-services/subscriber/subscriber-process.mjs';
import { observe } from './measure/observe.mjs';
import { inTurns } from './measure/rounds.mjs';
import { countRow, rateRow } from './measure/rows.mjs';

const KILLS = 10;
const LONGEST_WAIT_MS = 300_000;

/**
 * A subscriber that is killed ten times during 20,000 changes, with the broker wiped once, against a fresh snapshot; and
 * how many events a second come by the feed and by RabbitMQ. Fails when the subscriber's copy differs in the end.
 */
export const subscribers = {
  name: 'subscribers',
  carriers: ['postgres', 'rabbitmq'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    const { academy, urlOf } = installation;
    const access = { baseUrl: urlOf('gateway'), accessToken: academy.accessToken };
    const amqpUrl = carrier === 'rabbitmq' ? await lab.amqpUrl() : undefined;
    const proof = await prove({ lab, academy, access, amqpUrl, changes: scale.changes });
    await installation.backlog.drained();
    const folder = await buildContractsPackage({ root: lab.root, log: lab.say });
    const feed = await feedRates(lab, installation, { ...access, package: folder }, scale);
    const broker = amqpUrl ? [await brokerRates(lab, { amqpUrl, package: folder }, scale)] : [];
    return [...proof, feed, ...broker];
  },
};

async function prove({ lab, academy, access, amqpUrl, changes: count }) {
  const directory = path.join(lab.directory, `subscriber-${amqpUrl ? 'rabbitmq' : 'feed'}`);
  const subscriber = await SubscriberProcess.install({ root: lab.root, directory, ...access, amqpUrl });
  lab.shutdown.add(() => subscriber.stop());
  subscriber.start();
  const changes = new RandomChanges({ ...access, rootGroupId: academy.rootGroupId, perInvite: 1 });
  let inTurn = Promise.resolve();
  await changes.make(count, async (made) => {
    if (made % Math.floor(count / (KILLS + 1)) === 0 && subscriber.kills < KILLS) {
      inTurn = inTurn.then(() => subscriber.restart());
    }
    if (made === count / 2 && amqpUrl) inTurn = inTurn.then(() => lab.wipeBroker());
  });
  await inTurn;
  const at = performance.now();
  const { state, snapshot } = await settled(subscriber, access);
  const seconds = (performance.now() - at) / 1_000;
  await subscriber.stop();
  return proofRows({ count, subscriber, amqpUrl, state, snapshot, seconds });
}

/** Waits until the copy is what a fresh snapshot says. */
async function settled(subscriber, access) {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const [snapshot, state] = [await takeSnapshot(access), await subscriber.state()];
    const differing = differences(state, snapshot);
    if (Object.values(differing).every((each) => each === 0)) return { snapshot, state };
    if (performance.now() > deadline) {
      throw new Error(`The copy differs from a fresh snapshot: ${JSON.stringify(differing)}.`);
    }
    await delay(500);
  }
}

function differences(state, snapshot) {
  return Object.fromEntries(
    ['people', 'memberships', 'groups'].map((what) => {
      const [copy, truth] = [lines(state, what), lines(snapshot, what)];
      return [what, differing(copy, truth)];
    }),
  );
}

const differing = (one, other) =>
  [...one].filter((line) => !other.has(line)).length + [...other].filter((line) => !one.has(line)).length;

function lines({ people, groups }, what) {
  const all = {
    groups: () => groups,
    people: () => people.map(({ memberships: _memberships, ...person }) => person),
    memberships: () =>
      people.flatMap(({ userId, memberships }) => memberships.map((each) => ({ userId, ...each }))),
  };
  return new Set(all[what]().map((each) => JSON.stringify(each, Object.keys(each).toSorted())));
}

function proofRows({ count, subscriber, amqpUrl, state, snapshot, seconds }) {
  const differs = differences(state, snapshot);
  const size = (what) => lines(snapshot, what).size;
  return [
    countRow('changes through the API', count),
    countRow('subscriber killed', subscriber.kills, amqpUrl && 'and the broker wiped once'),
    ...['people', 'memberships', 'groups'].map((what) =>
      countRow(`${what} that differ from a fresh snapshot`, differs[what], `of ${size(what)}`),
    ),
    countRow('events handled', state.handled, `equal ${seconds.toFixed(1)} s after the last change`),
    ...(amqpUrl
      ? [
          countRow('of these by RabbitMQ, about', state.counts.broker),
          countRow('of these by the feed, about', state.counts.feed),
          countRow('came again and were dropped, about', state.counts.duplicates),
        ]
      : []),
  ];
}

async function feedRates(lab, installation, options, { rounds }) {
  const { owner } = installation.academy;
  const { databaseUrl } = installation;
  const child = await lab.child('feed-subscriber.mjs', {
    ...options,
    databaseUrl,
    platformId: owner.platformId,
  });
  const pids = [child.pid, ...installation.pids, ...lab.infrastructurePids];
  const { floor, ours } = await inTurns(rounds, {
    floor: () => observe(pids, () => child.ask('bare')),
    ours: () => observe(pids, () => child.ask('ours')),
  });
  await child.stop();
  const note = `${child.ready.count} events`;
  return rateRow({ what: 'feed → handler, against the rows in SQL', floor, ours, note });
}

async function brokerRates(lab, options, { rounds, events: count }) {
  const child = await lab.child('broker-subscriber.mjs', options);
  const pids = [child.pid, ...lab.infrastructurePids];
  const { floor, ours } = await inTurns(rounds, {
    floor: async () => {
      await child.ask({ role: 'fill', count });
      return observe(pids, () => child.ask({ role: 'bare', count }));
    },
    ours: () => observe(pids, () => child.ask({ role: 'ours', count })),
  });
  await child.stop();
  return rateRow({ what: 'full queue → handler, against amqplib', floor, ours, note: `${count} events` });
}
