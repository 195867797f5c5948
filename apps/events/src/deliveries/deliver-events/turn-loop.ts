import type { WakeSignal } from '@rollcall/messaging';
import { Logger } from '@nestjs/common';
import type { Turn } from './turn.js';

/** What a {@link TurnLoop} does, and how much of it. */
export interface TurnLoopOptions {
  /** Most turns at the same time. */
  lanes: number;
  /** How often it looks for work that nobody announced. */
  pollMs: number;
  bell: WakeSignal;
  take(limit: number): Promise<Turn[]>;
  run(turn: Turn): Promise<void>;
  /** Is told after every turn. */
  onEnd(): void;
}

/** Takes turns as lanes become free, until it is stopped. */
export class TurnLoop {
  private readonly logger = new Logger(TurnLoop.name);
  private readonly turns = new Set<Promise<void>>();
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly options: TurnLoopOptions) {}

  start(): void {
    this.running = this.loop();
  }

  /** Takes no more, and ends when the turns under way have. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.options.bell.ring();
    await this.running;
    await Promise.all(this.turns);
  }

  private async loop(): Promise<void> {
    const { bell, pollMs } = this.options;
    while (!this.stopping) {
      await this.takeTurns();
      await bell.sleep(pollMs);
    }
  }

  private async takeTurns(): Promise<void> {
    const free = this.options.lanes - this.turns.size;
    if (free <= 0) return;
    try {
      for (const turn of await this.options.take(free)) this.begin(turn);
    } catch (err) {
      this.logger.error({ err }, 'Deliveries to webhooks could not be taken; trying again');
    }
  }

  private begin(turn: Turn): void {
    const kept = this.options
      .run(turn)
      .catch((err: unknown) =>
        this.logger.error({ err, webhookId: turn.webhook.id }, 'A turn failed; its lease will end'),
      )
      .finally(() => {
        this.turns.delete(kept);
        this.options.onEnd();
      });
    this.turns.add(kept);
  }
}
