import { EventEmitter, once } from 'node:events';
import { Injectable } from '@nestjs/common';

const ANY_PLATFORM = 'any platform';

/** Tells whoever waits for news of a platform that this process has recorded some. */
@Injectable()
export class FeedNews {
  private readonly recorded = new EventEmitter().setMaxListeners(0);

  /** Events of these platforms were recorded. */
  tell(platformIds: Iterable<string>): void {
    for (const platformId of platformIds) this.recorded.emit(platformId);
    this.recorded.emit(ANY_PLATFORM);
  }

  /** Calls back whenever this process has recorded some, of whatever platforms. */
  onRecorded(listener: () => void): void {
    this.recorded.on(ANY_PLATFORM, listener);
  }

  /** Waits for news of a platform, or until the time is over; what other replicas record is not heard here. */
  async next(platformId: string, milliseconds: number): Promise<void> {
    try {
      await once(this.recorded, platformId, { signal: AbortSignal.timeout(milliseconds) });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error;
    }
  }
}
