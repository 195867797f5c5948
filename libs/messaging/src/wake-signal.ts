/** A bell that a loop sleeps on: ringing it before or during the sleep ends the sleep, and rings do not add up. */
export class WakeSignal {
  private rung = false;
  private endSleep: (() => void) | undefined;

  /** Ends the current sleep, or the next one at once. */
  ring(): void {
    this.rung = true;
    this.endSleep?.();
  }

  /** Sleeps until the bell rings, at most `milliseconds`. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.endSleep = undefined;
    }
    this.rung = false;
  }
}
