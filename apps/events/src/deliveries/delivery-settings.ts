/** Sizes and times of the delivery. */
export class DeliverySettings {
  /** Webhooks that this process delivers to at the same time, while they fare well. */
  lanes = 100;
  /** The same for those that fail or are new: however many there are, the others keep their lanes. */
  doubtfulLanes = 25;
  /** Calls at the same time to one receiver that fares well; one that fails, or is new, gets one. */
  callsPerReceiver = 8;
  /** Events that a webhook gets before it is the next one's turn. */
  turnSize = 50;
  /** A turn takes no further event beyond this many bytes: bodies are held in memory. */
  turnBytes = 512 * 1024;
  /** How long a webhook stays with a process. A call that could end later is not begun. */
  leaseMs = 30_000;
  /** How often it looks for what nobody announced: retries, and the turns of a process that died. */
  pollMs = 1_000;
  /** How often it looks for events that another process recorded. */
  fanOutPollMs = 1_000;
  /** Positions of a feed that are looked at for one webhook before it is the next one's turn. */
  fanOutSpan = 1_000;
  /** Webhooks for which deliveries are made in one transaction. */
  fanOutBreadth = 50;

  constructor(settings: Partial<DeliverySettings> = {}) {
    Object.assign(this, settings);
  }
}
