import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, DependencyUnavailableError } from '@rollcall/platform';
import { ownerAway } from './mail-metrics.js';
import { MailSettlementsStore } from './mail-settlements.store.js';
import { MailSignal } from './mail-signal.js';
import { ASK_AGAIN_MS, type SecretOwner, ownerPauseMs } from './owner-pause.rules.js';

interface Presence {
  awaySince: Date | undefined;
  askedAt: Date | undefined;
  /** Whether it answered the last question of this process: before the first, another process may have held mails. */
  isHere: boolean;
  /** Since when, until mails were looked for once more that were being put back just then. */
  hereSince: Date | undefined;
}

const unknown = (): Presence => ({
  awaySince: undefined,
  askedAt: undefined,
  isHere: false,
  hereSince: undefined,
});
/** By then everything is put back that was in hand when an owner came back. */
const PUT_BACK_MS = 2_000;

/**
 * Which services that know what mails carry are away. One that is away is asked once in a while only, whatever the
 * number of mails; as soon as it answers, what waits for it becomes due at once.
 */
@Injectable()
export class OwnersPresence implements OnModuleDestroy {
  private readonly logger = new Logger(OwnersPresence.name);
  private readonly owners: Readonly<Record<SecretOwner, Presence>> = {
    invitations: unknown(),
    identity: unknown(),
  };
  private releasing: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly signal: MailSignal,
    private readonly clock: Clock,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.releasing;
  }

  /**
   * Asks an owner, unless it is away and was asked a moment ago.
   * @throws DependencyUnavailableError when it is away
   */
  async reach<T>(owner: SecretOwner, ask: () => Promise<T>): Promise<T> {
    const presence = this.owners[owner];
    const now = this.clock.now();
    // A clock that was put back must not keep it from being asked.
    const since = presence.askedAt ? Math.abs(+now - +presence.askedAt) : Infinity;
    if (presence.awaySince && since < ASK_AGAIN_MS) {
      throw new DependencyUnavailableError(owner, 'it did not answer a moment ago');
    }
    presence.askedAt = now;
    try {
      const answer = await ask();
      this.noteHere(owner);
      return answer;
    } catch (error) {
      if (error instanceof DependencyUnavailableError) this.noteAway(owner, now);
      throw error;
    }
  }

  /** How long a mail waits for an owner now. @param asks it is the one of its batch that asks again soon */
  pauseMs(owner: SecretOwner, asks: boolean): number {
    const { awaySince } = this.owners[owner];
    const away = awaySince && !asks ? this.clock.now().getTime() - awaySince.getTime() : 0;
    return ownerPauseMs(away, Math.random());
  }

  private noteAway(owner: SecretOwner, now: Date): void {
    const presence = this.owners[owner];
    presence.isHere = false;
    presence.awaySince ??= now;
    ownerAway.set({ owner }, 1);
  }

  private noteHere(owner: SecretOwner): void {
    const presence = this.owners[owner];
    const now = this.clock.now();
    if (presence.isHere) {
      if (!presence.hereSince || +now - +presence.hereSince < PUT_BACK_MS) return;
      presence.hereSince = undefined;
      this.releasing = this.releasing.then(() => this.release(owner));
      return;
    }
    if (presence.awaySince) this.logger.log({ owner }, 'What mails carry can be fetched again.');
    presence.isHere = true;
    presence.hereSince = now;
    presence.awaySince = undefined;
    ownerAway.set({ owner }, 0);
    this.releasing = this.releasing.then(() => this.release(owner));
  }

  /** Batch by batch; what is left by a failure comes back by itself when its pause is over. */
  private async release(owner: SecretOwner): Promise<void> {
    try {
      let more = true;
      while (more && !this.isStopping) {
        more = await this.database.transaction('installation', (tx) =>
          MailSettlementsStore.release(tx, owner),
        );
        this.signal.ring();
      }
    } catch (err) {
      this.logger.warn({ err, owner }, 'Mails that wait could not be brought forward; they come back later');
    }
  }
}
