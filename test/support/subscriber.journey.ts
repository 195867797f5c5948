import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientCredentials, readSnapshot } from '@rollcall/contracts/subscriber';
import { type Academy, PASSWORD, bringIn, createAcademy } from './academy.js';
import type { CrashableBroker } from './crash.journey.js';
import { eventually } from './eventually.js';
import { ExampleSubscriber } from './example-subscriber.js';
import { Installation } from './installation.js';
import { RandomChanges } from '../../tools/test-services/subscriber/random-changes.mjs';
import { SubscriberProcess, takeSnapshot } from '../../tools/test-services/subscriber/subscriber-process.mjs';

const CHANGES = 400;
const KILLED_EVERY = 70;
const LONG = { withinMs: 60_000 };
const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * A service of another team, with nothing of ours but the package, keeps a copy of groups and people while it is killed
 * again and again, and the broker is wiped once; in the end it knows what a fresh snapshot says.
 */
export function subscriberJourney(
  way: string,
  startBroker: () => Promise<CrashableBroker | undefined>,
): void {
  describe(`A subscriber that is killed while everything changes, listening to ${way}`, () => {
    const directory = mkdtempSync(path.join(process.env['TEST_SERVICES_DIR'] ?? tmpdir(), 'subscriber-'));
    let broker: CrashableBroker | undefined;
    let installation: Installation;
    let academy: Academy;
    let access: { baseUrl: string; accessToken: string };
    let key: { id: string; key: string };
    let subscriber: SubscriberProcess;
    let example: ExampleSubscriber | undefined;

    beforeAll(async () => {
      broker = await startBroker();
      installation = await Installation.start({
        amqpUrl: broker?.url,
        env: { RATE_LIMIT_ACTOR_PER_SECOND: '100000', LOG_LEVEL: 'warn' },
      });
      academy = await createAcademy(installation);
      const { body } = await academy.owner.post('/v1/auth/login', {
        login: 'olivia@academy.example',
        password: PASSWORD,
      });
      access = { baseUrl: installation.url, accessToken: body.accessToken };
      const made = await academy.owner.post('/v1/api-keys', { name: 'CRM', scopes: ['events:read'] });
      key = made.body;
      subscriber = await SubscriberProcess.install({
        root: ROOT,
        directory,
        baseUrl: installation.url,
        accessToken: key.key,
        amqpUrl: broker?.url,
      });
    }, 240_000);
    afterAll(async () => {
      await Promise.all([subscriber?.stop(), example?.stop()]);
      await installation?.stop();
      await broker?.dispose();
      rmSync(directory, { recursive: true, force: true });
    }, 60_000);

    it('prints who joins, in the example', async () => {
      const running = new ExampleSubscriber(directory, {
        ROLLCALL_URL: access.baseUrl,
        ROLLCALL_KEY: key.key,
        ...(broker && { AMQP_URL: broker.url }),
      });
      example = running;
      running.start();
      await bringIn(installation, academy, 'ada@example.org', ['HR'], ['learner']);
      await eventually(() => expect(running.output).toBe('Ada Lovelace joined Academy academy\n'), LONG);
      expect(await running.stop()).toBe(0);
      // Stopped in order, it knows its place: nobody is printed twice.
      running.start();
      await bringIn(installation, academy, 'bob@example.org', ['HR'], ['learner']);
      const line = 'Ada Lovelace joined Academy academy\n';
      await eventually(() => expect(running.output).toBe(line + line), LONG);
      expect(await running.stop()).toBe(0);
    }, 120_000);

    it('begins with a snapshot', async () => {
      subscriber.start();
      await eventually(async () => expect((await subscriber.state()).people).toHaveLength(3));
      const { groups } = await subscriber.state();
      expect(groups).toHaveLength(Object.keys(academy.groups).length);
    }, 60_000);

    it('is killed five times during 400 changes, and the broker, where there is one, is wiped half-way', async () => {
      const changes = new RandomChanges({ ...access, rootGroupId: academy.groups['ROOT'] });
      let wiping: Promise<void> | undefined;
      let restarting: Promise<void> = Promise.resolve();
      await changes.make(CHANGES, async (made: number) => {
        if (made % KILLED_EVERY === KILLED_EVERY - 1) {
          restarting = restarting.then(() => subscriber.restart());
        }
        if (made === CHANGES / 2) wiping = broker?.wipe();
      });
      await Promise.all([wiping, restarting]);
      expect(subscriber.kills).toBe(5);
    }, 300_000);

    it('ends with the state of a fresh snapshot', async () => {
      await eventually(
        async () => {
          const [{ people, groups, counts }, snapshot] = [
            await subscriber.state(),
            await takeSnapshot(access),
          ];
          expect(groups).toEqual(snapshot.groups);
          expect(people).toEqual(snapshot.people);
          expect(counts?.poison ?? 0).toBe(0);
        },
        { withinMs: 120_000, everyMs: 500 },
      );
      const { people } = await subscriber.state();
      const accessToken = clientCredentials({
        tokenUrl: `${installation.url}/v1/oauth/token`,
        clientId: key.id,
        clientSecret: key.key,
      });
      const described = [];
      const snapshot = await readSnapshot({ baseUrl: installation.url, accessToken });
      for await (const { type, subject } of snapshot) if (type.includes('user')) described.push(subject);
      expect(described).toEqual(people.map(({ userId }) => `user/${userId}`));
      expect(people.length).toBeGreaterThan(100);
    }, 150_000);
  });
}
