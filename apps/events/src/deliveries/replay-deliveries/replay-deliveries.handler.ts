import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type PlatformActor, invalidInput } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { webhookNotFound } from '../../webhooks/webhook.errors.js';
import { webhookChanged } from '../../webhooks/webhook.events.js';
import { type Webhook, sortedTypes } from '../../webhooks/webhook.rules.js';
import { WebhooksStore } from '../../webhooks/webhooks.store.js';
import type { ReplayAnswer } from './replay.answer.js';
import { type ReplayDeliveriesRequest, type ReplayWindow, readReplay } from './replay-deliveries.request.js';
import { ReplaysStore } from './replays.store.js';

const MOST_UNDER_WAY = 5;

/** Delivers events again, with the same ids (A9). */
@Injectable()
export class ReplayDeliveriesHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async replay(
    actor: PlatformActor,
    webhookId: string,
    request: ReplayDeliveriesRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<ReplayAnswer>> {
    const now = this.clock.now();
    const wish = readReplay(request, now);
    if ('faults' in wish) throw invalidInput(wish.faults);
    return this.commands.execute(command, async (tx) => {
      const webhook = await WebhooksStore.lock(tx, actor.platformId, webhookId);
      if (!webhook) throw webhookNotFound();
      const events =
        'eventIds' in wish
          ? await ReplaysStore.replayEvents(tx, webhookId, wish.eventIds, now)
          : await this.begin(tx, webhook, wish.window, request, now);
      await this.outbox.append(tx, webhookChanged(webhook, 'replayed', actor, now));
      return new CommandAnswer(202, { events });
    });
  }

  private async begin(
    tx: Transaction,
    webhook: Webhook,
    window: ReplayWindow,
    { types: wanted, state }: ReplayDeliveriesRequest,
    now: Date,
  ): Promise<number> {
    if ((await ReplaysStore.countUnderWay(tx, webhook.id)) >= MOST_UNDER_WAY) {
      throw new DomainError(
        'too_many_requests',
        `${MOST_UNDER_WAY} replays of this webhook are under way; wait until one has ended.`,
        { retryAfterSeconds: 60 },
      );
    }
    const types = wanted
      ? sortedTypes(wanted.filter((type) => webhook.types === null || webhook.types.includes(type)))
      : webhook.types;
    return ReplaysStore.begin(tx, { id: uuidv7(), webhook, window, types, state, now });
  }
}
