const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** How long deliveries that wait in the carrier are trusted to hold what is missing. */
const TRUST_IN_BACKLOG_MS = 30_000;

interface Gap {
  firstMissing: string;
  seenAt: number;
  askAgainAt: number;
  pauseMs: number;
}

/**
 * Keeps the healer from asking again and again for events that are only late: each question makes the producer
 * publish them once more, to everyone.
 */
export class GapPatience {
  private readonly gaps = new Map<string, Gap>();

  /**
   * Whether to ask for missing events of a producer now; counts as asked when it says yes.
   * @param backlog whether deliveries for this service still wait in the carrier
   */
  mayAsk(producer: string, missing: readonly string[], backlog: boolean, now = Date.now()): boolean {
    const [firstMissing = ''] = missing;
    const known = this.gaps.get(producer);
    const gap =
      known?.firstMissing === firstMissing
        ? known
        : { firstMissing, seenAt: now, askAgainAt: now, pauseMs: FIRST_PAUSE_MS };
    this.gaps.set(producer, gap);
    if (now < gap.askAgainAt || (backlog && now - gap.seenAt < TRUST_IN_BACKLOG_MS)) return false;
    gap.askAgainAt = now + gap.pauseMs;
    gap.pauseMs = Math.min(gap.pauseMs * 2, LONGEST_PAUSE_MS);
    return true;
  }
}
