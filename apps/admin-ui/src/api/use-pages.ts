import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** One page of a list of the API. */
export interface ListPage<Row> {
  items: readonly Row[];
  nextCursor: string | null;
  /** How many there are; only where the API knows it without counting. */
  total?: number;
}

/** A list that is fetched page by page as it is scrolled. */
export interface Pages<Row> {
  rows: readonly Row[];
  total: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  /** Rows of the last search stay until those of the new one are there. */
  isStale: boolean;
  isLoadingMore: boolean;
  error: unknown;
  loadMore: () => void;
  retry: () => void;
}

/** Rows of one call; the API's largest page. */
export const PAGE_SIZE = 100;

/** Asks the API for the page of a list that begins at the cursor. */
export type FetchPage<Row> = (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage<Row>>;

/** A list with a cursor. Everything that the list depends on belongs into the key. */
export function pagesQuery<Row>(key: readonly unknown[], fetchPage: FetchPage<Row>) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: ListPage<Row>) => last.nextCursor ?? undefined,
  });
}

/** Reads a list with a cursor. Everything that the list depends on belongs into the key. */
export function usePages<Row>(key: readonly unknown[], fetchPage: FetchPage<Row>): Pages<Row> {
  const query = useInfiniteQuery({ ...pagesQuery(key, fetchPage), placeholderData: keepPreviousData });
  const { data, fetchNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return {
    rows,
    total: data?.pages[0]?.total,
    hasMore: query.hasNextPage,
    isLoading: query.isLoading,
    isStale: query.isPlaceholderData,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: () => void fetchNextPage(),
    retry: () => void refetch(),
  };
}
