import { Injectable } from '@nestjs/common';
import { WakeSignal } from '@rollcall/messaging';

/** Wakes the deliveries of this process, so that what was just made does not wait for the next look. */
@Injectable()
export class DeliverySignal {
  private readonly bells = new Set<WakeSignal>();

  /** A bell of one's own. */
  bell(): WakeSignal {
    const bell = new WakeSignal();
    this.bells.add(bell);
    return bell;
  }

  ring(): void {
    for (const bell of this.bells) bell.ring();
  }
}
