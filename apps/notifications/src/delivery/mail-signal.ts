import { Injectable } from '@nestjs/common';

/** Wakes the mail worker of this process, so that a mail just queued does not wait for the next poll. */
@Injectable()
export class MailSignal {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves when it is rung, at once if it was rung since the last wait, or after the given time. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.wake = undefined;
  }
}
