/** What a browser says about where a request comes from. */
export interface RequestOrigin {
  /** `Origin` (Fetch 3.1); `null` also for forms of a page with the referrer policy `no-referrer`, as ours. */
  origin: string | undefined;
  /** `Sec-Fetch-Site` (Fetch Metadata). */
  fetchSite: string | undefined;
}

/**
 * Whether a browser sends a request from a page of another site, or may do so. Programs send neither header.
 *
 * @param isOurs whether an origin is one under which we are served
 */
export function isForeign(
  { origin, fetchSite }: RequestOrigin,
  isOurs: (origin: string) => boolean,
): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  if (origin === undefined) return false;
  if (origin !== 'null') return !isOurs(origin);
  return fetchSite === undefined;
}
