import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { type ReceivedCall, Receiver } from '../../testing/receiver.js';
import { WebhooksLab, activation } from '../../testing/webhooks-lab.js';
import { AddressRanges } from '../receivers/address-ranges.js';
import { HostLookup } from '../receivers/host-lookup.js';
import { ReceiverSettings } from '../receivers/receiver-settings.js';
import { DeliverySettings } from './delivery-settings.js';

jest.setTimeout(300_000);

const PLATFORMS = 4;
const RECEIVERS_OF_A_PLATFORM = 50;
const EVENTS = 10;
const LONG_MS = 600_000;
const TYPES = ['identity.user-activated.v1'];

/** How receivers behave; of each fifty, five are broken, in one of four ways. */
const KINDS = ['slow', 'error', 'redirect', 'private'] as const;
type Kind = (typeof KINDS)[number] | 'healthy';

interface Hook {
  id: string;
  host: string;
  kind: Kind;
  platformId: string;
}

/** Every name is this machine, but those of private receivers are another, once their webhook exists. */
class Names extends HostLookup {
  hasMoved = false;
  override addressesOf(host: string): Promise<string[]> {
    return Promise.resolve([this.hasMoved && host.startsWith('private') ? '10.0.0.1' : '127.0.0.1']);
  }
}

describe('200 receivers, of which 20 are slow, fail, redirect or are at private addresses', () => {
  const names = new Names();
  const receivers = new ReceiverSettings({
    allowedNetworks: AddressRanges.parse('127.0.0.0/8'),
    timeoutMs: LONG_MS,
    connectTimeoutMs: LONG_MS,
  });
  const held: ServerResponse[] = [];
  const hooks: Hook[] = [];
  const events = new Map<string, string[]>();
  let lab: WebhooksLab;
  let receiver: Receiver;
  let replica: TestService;

  const brokenAnswer = ({ headers: { host = '' } }: ReceivedCall) => {
    if (host.startsWith('slow')) return (response: ServerResponse) => void held.push(response);
    if (host.startsWith('error')) return 500;
    if (!host.startsWith('redirect')) return 204;
    return (response: ServerResponse) => {
      response.writeHead(302, { location: `http://healthy-0.test:${new URL(receiver.url).port}/` }).end();
    };
  };

  beforeAll(async () => {
    receiver = await Receiver.open();
    receiver.behaviour = brokenAnswer;
    lab = await WebhooksLab.open((builder) =>
      builder
        .overrideProvider(HostLookup)
        .useValue(names)
        .overrideProvider(ReceiverSettings)
        .useValue(receivers)
        .overrideProvider(DeliverySettings)
        .useValue(new DeliverySettings({ leaseMs: 2 * LONG_MS, pollMs: 200 })),
    );
    replica = await lab.events.replica();
    replica.clock.set(lab.events.service.clock.now());
    for (let platform = 0; platform < PLATFORMS; platform += 1) await createHooks();
    names.hasMoved = true;
  });
  afterAll(async () => {
    hangUp();
    await replica?.close();
    await lab?.close();
    await receiver?.close();
  });

  /** The slow end what they have in hand, without an answer. */
  const hangUp = (): void => {
    for (const response of held.splice(0)) response.destroy();
  };

  /** A platform with fifty webhooks, five of them broken. */
  async function createHooks(): Promise<void> {
    lab.platformId = uuidv7();
    const { port } = new URL(receiver.url);
    const created = Array.from({ length: RECEIVERS_OF_A_PLATFORM }, async (_, index) => {
      const isBroken = index % 10 === 3;
      const kind: Kind = isBroken ? (KINDS[(hooks.length / 50 + index) % KINDS.length] ?? 'slow') : 'healthy';
      const host = `${kind}-${index}-${lab.platformId.slice(-12)}.test`;
      const { id } = await lab.webhook(
        kind === 'private' ? `https://${host}:8443/` : `http://${host}:${port}/`,
        TYPES,
      );
      return { id, host, kind, platformId: lab.platformId };
    });
    hooks.push(...(await Promise.all(created)));
    events.set(lab.platformId, []);
  }

  /** Events on all platforms at once. */
  async function happen(): Promise<void> {
    const platforms = [...events.keys()];
    await lab.events.publish(platforms.flatMap((id) => Array.from({ length: EVENTS }, () => activation(id))));
    await lab.events.settled();
    for (const id of platforms) {
      const feed = await lab.events.feedOf(id);
      const ids = feed.filter(({ event }) => event.type === TYPES[0]).map(({ event }) => event.id);
      events.set(id, ids);
    }
  }
  const broken = (): Hook[] => hooks.filter(({ kind }) => kind !== 'healthy');
  const receivedBy = (): Map<string, Set<string>> => {
    const byHost = new Map<string, Set<string>>();
    for (const { headers } of receiver.calls) {
      const [host = ''] = String(headers.host).split(':');
      byHost.set(host, (byHost.get(host) ?? new Set()).add(String(headers['webhook-id'])));
    }
    return byHost;
  };
  /** How many of these have not been sent all events of their platform. */
  const unserved = (wanted: readonly Hook[]): number => {
    const got = receivedBy();
    return wanted.filter(({ host, platformId }) =>
      (events.get(platformId) ?? []).some((id) => !got.get(host)?.has(id)),
    ).length;
  };
  const states = async () =>
    (
      await lab.events.query<{ id: string; reason: string | null; isResting: boolean }>(
        `SELECT id, pause_reason AS reason, rest_until > $1 IS TRUE OR paused_at IS NOT NULL AS "isResting"
           FROM events.webhooks WHERE id = ANY ($2)`,
        [lab.events.service.clock.now(), broken().map(({ id }) => id)],
      )
    ).map(({ reason, isResting }) => ({ reason, isResting }));
  const advanceHours = (hours: number): void => {
    for (const { clock } of [lab.events.service, replica]) clock.advanceSeconds(hours * 3_600);
  };

  it('serves the healthy while the slow still hang, loses nothing, and pauses the broken', async () => {
    expect([hooks.length, broken().length]).toEqual([200, 20]);
    const healthy = hooks.filter(({ kind }) => kind === 'healthy');

    await happen();
    await eventually(() => expect(unserved(healthy)).toBe(0), 200_000);
    // Not one of the slow has answered by now, or been given up: nobody has waited for them.
    const slow = broken().filter(({ kind }) => kind === 'slow');
    expect(held.filter(({ destroyed }) => !destroyed)).toHaveLength(slow.length);
    expect(slow).toHaveLength(5);

    await happen();
    await eventually(() => expect(unserved(healthy)).toBe(0), 200_000);

    let hours = 0;
    for (; (await states()).some(({ reason }) => reason === null) && hours < 200; hours += 6) {
      await eventually(async () => {
        hangUp();
        expect(await states()).not.toContainEqual({ reason: null, isResting: false });
      }, 60_000);
      advanceHours(6);
    }
    expect(new Set((await states()).map(({ reason }) => reason))).toEqual(new Set(['failing']));
    expect(hours).toBeGreaterThanOrEqual(120);
    // Twenty events for each would be tried thousands of times by now if each were tried by itself.
    expect(receiver.calls.length - healthy.length * 2 * EVENTS).toBeLessThan(1_000);

    receiver.behaviour = () => 204;
    names.hasMoved = false;
    for (const { id, platformId, host } of broken()) {
      lab.platformId = platformId;
      const { port } = new URL(receiver.url);
      await lab.call('PATCH', `/${id}`, { paused: false, url: `http://${host}:${port}/` });
    }
    await eventually(() => expect(unserved(hooks)).toBe(0), 200_000);
    await eventually(async () => {
      const open = await lab.events.query(
        `SELECT FROM events.webhook_deliveries WHERE state <> 'delivered' LIMIT 1`,
      );
      expect(open).toEqual([]);
    }, 60_000);
    const deliveries = await lab.events.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM events.webhook_deliveries',
    );
    expect(deliveries).toEqual([{ count: 200 * 2 * EVENTS }]);
  });
});
