import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Refresher } from './refresher.js';
import { refresh, type Topic } from './topics.js';

/** Everything that hints can name. */
const ALL: readonly Topic[] = ['users', 'groups', 'invitations', 'sessions', 'imports', 'mails', 'platform'];

/** A browser gives up by itself when it is refused; then it is tried again, later each time. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 120_000;

/** Keeps what is shown up to date: one stream of hints for the page, while somebody looks at it. */
export function useLive(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher((topics) => refresh(queryClient, topics));
    const line = new LiveLine(
      (topics) => refresher.add(topics),
      // Whether the sign-in has ended is found by asking who is signed in: a stream that is refused does not say why.
      () => void queryClient.invalidateQueries({ queryKey: ['session'] }),
    );
    const follow = (): void => (document.visibilityState === 'visible' ? line.open() : line.close());
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      line.close();
      refresher.stop();
    };
  }, [queryClient]);
}

/** The stream of hints. What was missed while it was closed or broken is unknown: then everything is fetched again. */
class LiveLine {
  private source: EventSource | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private refusals = 0;
  private mayHaveMissed = false;

  constructor(
    private readonly onChanged: (topics: readonly Topic[]) => void,
    private readonly onRefused: () => void,
  ) {}

  open(): void {
    if (this.source) return;
    clearTimeout(this.retry);
    const source = new EventSource('/v1/live');
    this.source = source;
    source.addEventListener('open', () => {
      this.refusals = 0;
      if (this.mayHaveMissed) this.onChanged(ALL);
      this.mayHaveMissed = true;
    });
    source.addEventListener('changed', ({ data }) => {
      const { topics } = JSON.parse(data as string) as { topics: readonly Topic[] };
      this.onChanged(topics);
    });
    // Too many pages of this person: this one waits until it is looked at anew.
    source.addEventListener('superseded', () => this.close());
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) this.refused();
    });
  }

  close(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = undefined;
  }

  private refused(): void {
    this.close();
    this.onRefused();
    const pause = Math.min(FIRST_RETRY_MS * 2 ** this.refusals, LONGEST_RETRY_MS);
    this.refusals += 1;
    this.retry = setTimeout(() => this.open(), pause);
  }
}
