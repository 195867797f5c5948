import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { DeliverySettings } from '../delivery-settings.js';
import { DeliverySignal } from '../delivery-signal.js';
import { DeliverTurn } from './deliver-turn.js';
import { TurnLoop } from './turn-loop.js';
import type { Turn } from './turn.js';
import { TurnsStore } from './turns.store.js';

/**
 * Delivers what is due, for as long as the service runs. Any number of them share the webhooks; receivers that fail, and those
 * that nobody has seen deliver yet, have lanes of their own, so that they never stand in the way of the others.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loops: TurnLoop[];

  constructor(
    private readonly database: Database,
    private readonly deliverTurn: DeliverTurn,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
    signal: DeliverySignal,
  ) {
    const { lanes, doubtfulLanes, pollMs } = settings;
    const loop = (doubtful: boolean, most: number): TurnLoop => {
      const bell = signal.bell();
      return new TurnLoop({
        lanes: most,
        pollMs,
        bell,
        take: (limit) => this.take(doubtful, limit),
        run: (turn) => this.deliverTurn.run(turn),
        // It may fare well now: the other loop is to look too.
        onEnd: () => (doubtful ? signal.ring() : bell.ring()),
      });
    };
    this.loops = [loop(false, lanes), loop(true, doubtfulLanes)];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private take(doubtful: boolean, limit: number): Promise<Turn[]> {
    const now = this.clock.now();
    const { leaseMs, turnSize, turnBytes } = this.settings;
    const until = new Date(now.getTime() + leaseMs);
    return this.database.transaction('installation', (tx) =>
      TurnsStore.take(tx, { now, until, doubtful, limit, turnSize, turnBytes }),
    );
  }
}
