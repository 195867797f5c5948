import { EVENTS, type EventData } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import { type TestServiceOptions, userActor } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import type { EventsConfig } from '../src/config.js';
import { type Answer, EventsLab } from './events-lab.js';

/** A delivery as the log shows it. */
export interface LoggedDelivery {
  eventId: string;
  type: string;
  state: string;
  nextAttemptAt: string | null;
  attempts: { at: string; status: number | null; durationMs: number; reason: string | null }[];
}

/** The events service with receivers on this machine, and a platform whose events it delivers. */
export class WebhooksLab {
  platformId = uuidv7();

  private constructor(readonly events: EventsLab) {}

  static async open(override?: TestServiceOptions<EventsConfig>['override']): Promise<WebhooksLab> {
    return new WebhooksLab(await EventsLab.open({ WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' }, override));
  }

  call(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer> {
    const as = userActor({ platformId: this.platformId });
    return this.events.call(method, `/v1/webhooks${path}`, as, body, headers);
  }

  /** Creates a webhook. @returns its id and its secret */
  async webhook(url: string, types?: string[]): Promise<{ id: string; secret: string }> {
    const { status, body } = await this.call('POST', '', { url, ...(types && { types }) });
    if (status !== 201) throw new Error(`No webhook to ${url}: ${status} ${JSON.stringify(body)}`);
    return body as { id: string; secret: string };
  }

  /** Has people activated, and waits until the feed knows. @returns ids of the events, in the order of the feed */
  async activate(people: number): Promise<string[]> {
    const before = await this.events.feedOf(this.platformId);
    await this.events.publish(Array.from({ length: people }, () => activation(this.platformId)));
    await this.events.settled();
    const after = await this.events.feedOf(this.platformId);
    return after
      .slice(before.length)
      .filter(({ event }) => event.type === 'identity.user-activated.v1')
      .map(({ event }) => event.id);
  }

  async log(id: string, query = ''): Promise<LoggedDelivery[]> {
    const { status, body } = await this.call('GET', `/${id}/deliveries?limit=200${query}`);
    if (status !== 200) throw new Error(`No log: ${status} ${JSON.stringify(body)}`);
    return body.items as LoggedDelivery[];
  }

  /** Waits until a condition on a webhook's answer holds. */
  async until(id: string, holds: (webhook: Answer['body']) => boolean): Promise<Answer['body']> {
    let seen: Answer['body'];
    await eventually(async () => {
      seen = (await this.call('GET', `/${id}`)).body;
      if (!holds(seen)) throw new Error(`Not yet: ${JSON.stringify(seen)}`);
    }, 60_000);
    return seen;
  }

  close(): Promise<void> {
    return this.events.close();
  }
}

/** Somebody becomes active. */
export function activation(platformId: string, userId = uuidv7()): NewEvent<'identity.user-activated.v1'> {
  const sample = EVENTS.get('identity.user-activated.v1')?.sample as EventData<'identity.user-activated.v1'>;
  return {
    type: 'identity.user-activated.v1',
    subject: `user/${userId}`,
    subjectVersion: 1,
    platformId,
    data: { ...sample, userId },
  };
}
