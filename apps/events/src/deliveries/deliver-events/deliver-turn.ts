import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import type { CallOutcome } from '../../receivers/call-outcome.js';
import { ReceiverSettings } from '../../receivers/receiver-settings.js';
import { EventCalls } from '../../webhooks/event-calls.js';
import { DeliverySettings } from '../delivery-settings.js';
import { type ReceiverHealth, afterCall, pauseAfter } from '../receiver-health.rules.js';
import { nextTry } from '../retry-ladder.rules.js';
import { Settlements } from './settlements.js';
import type { DeliveryEnd, TakenDelivery, Turn, TurnEnd } from './turn.js';

/** How long a webhook waits when the fault is ours. */
const OUR_FAULT_MS = 60_000;

/** Delivers the events of a turn, some at a time, until one fails: then the others are left for later, untried. */
@Injectable()
export class DeliverTurn {
  private readonly logger = new Logger(DeliverTurn.name);

  constructor(
    private readonly calls: EventCalls,
    private readonly settlements: Settlements,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
    private readonly receivers: ReceiverSettings,
  ) {}

  /** Ends when what became of all of it is committed. */
  async run(turn: Turn): Promise<void> {
    const progress = new TurnProgress(turn);
    const callers = Array.from({ length: this.settings.callsPerReceiver }, () => this.deliver(progress));
    await Promise.all(callers);
    await this.settlements.end(progress.end());
  }

  private async deliver(progress: TurnProgress): Promise<void> {
    const lastStart = progress.turn.leasedUntil.getTime() - this.receivers.timeoutMs;
    while (!progress.isOver && this.clock.now().getTime() <= lastStart) {
      const delivery = progress.next();
      if (!delivery) return;
      await this.deliverOne(progress, delivery);
    }
  }

  private async deliverOne(progress: TurnProgress, delivery: TakenDelivery): Promise<void> {
    if (delivery.body === null) return this.giveUp(progress.turn, delivery);
    const { webhook } = progress.turn;
    try {
      const sent = { id: delivery.eventId, body: delivery.body };
      const outcome = await this.calls.post(webhook, sent, this.receivers.timeoutMs);
      const at = this.clock.now();
      progress.note(outcome, at);
      this.settlements.note(endOf(progress.turn, delivery, outcome, at));
    } catch (err) {
      this.logger.error({ err, webhookId: webhook.id }, 'An event could not be sent to a webhook');
      progress.rest(new Date(this.clock.now().getTime() + OUR_FAULT_MS));
    }
  }

  /** The feed has the event no longer: who it was about is erased (T13). */
  private giveUp({ webhook, leaseId }: Turn, { position, tries }: TakenDelivery): void {
    const attempt = { at: this.clock.now(), status: null, durationMs: 0, reason: 'event_erased' } as const;
    this.settlements.note({
      webhookId: webhook.id,
      leaseId,
      position,
      tries,
      attempt,
      state: 'failed',
      dueAt: null,
    });
  }
}

/** What is left of a turn, and how its receiver fares. */
class TurnProgress {
  private health: ReceiverHealth;
  private pause: TurnEnd['pause'] = null;
  private readonly left: TakenDelivery[];
  isOver = false;

  constructor(readonly turn: Turn) {
    this.health = turn.health;
    this.left = turn.deliveries.toReversed();
  }

  next(): TakenDelivery | undefined {
    return this.left.pop();
  }

  note(outcome: CallOutcome, at: Date): void {
    this.health = afterCall(this.health, outcome, at, Math.random());
    if (outcome.delivered) return;
    this.isOver = true;
    const reason = pauseAfter(this.health, outcome.failure === 'gone', at);
    if (reason) this.pause = { reason, at };
  }

  rest(until: Date): void {
    this.isOver = true;
    this.health = { ...this.health, restUntil: until };
  }

  end(): TurnEnd {
    const { webhook, leaseId } = this.turn;
    const { health, pause } = this;
    return { webhookId: webhook.id, platformId: webhook.platformId, leaseId, health, pause };
  }
}

function endOf(
  { webhook, leaseId }: Turn,
  { position, tries: before }: TakenDelivery,
  { delivered, status, failure, durationMs, retryAfterMs }: CallOutcome,
  at: Date,
): DeliveryEnd {
  const tries = delivered ? before : before + 1;
  const attempt = { at, status, durationMs, reason: failure };
  const about = { webhookId: webhook.id, leaseId, position, tries, attempt };
  if (delivered) return { ...about, state: 'delivered', dueAt: null };
  const dueAt = nextTry(tries, at, retryAfterMs, Math.random());
  return { ...about, state: dueAt ? 'pending' : 'failed', dueAt };
}
