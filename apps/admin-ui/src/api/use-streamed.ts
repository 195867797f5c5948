import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refresh, type Topic } from './topics.js';

interface Streamed {
  /** Where it is asked for, as JSON and as events alike. */
  url: string;
  /** Name of the events, each of which is the whole of it. */
  event: string;
  queryKey: QueryKey;
  /** Whether it will still change by itself. */
  isMoving: boolean;
  /** What its end makes out of date and no event of it tells. */
  topics: readonly Topic[];
}

/**
 * Keeps what one query shows up to date by the events that its own address tells, until its end.
 * @returns whether it does: while the stream is broken, the query has to ask
 */
export function useStreamed({ url, event, queryKey, isMoving, topics }: Streamed): boolean {
  const queryClient = useQueryClient();
  const [isStreaming, setStreaming] = useState(false);
  const key = JSON.stringify([queryKey, topics]);
  useEffect(() => {
    if (!isMoving) return undefined;
    const [shown, outdated] = JSON.parse(key) as [QueryKey, Topic[]];
    const source = new EventSource(url);
    source.addEventListener('open', () => setStreaming(true));
    source.addEventListener('error', () => setStreaming(false));
    source.addEventListener(event, ({ data }) => {
      queryClient.setQueryData(shown, JSON.parse(data as string));
    });
    return () => {
      source.close();
      setStreaming(false);
      void refresh(queryClient, outdated);
    };
  }, [url, event, key, isMoving, queryClient]);
  return isStreaming;
}

/** The same address answers events or JSON, and its type both; which one comes, the request has said. */
export function streamUnasked(): Error {
  return new Error('A stream of events came that was not asked for.');
}
