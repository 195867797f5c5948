/** Headers by name in lower case. */
export type Headers = Record<string, string | string[] | undefined>;

/** What services get of the headers of a caller; credentials end at the gateway. */
const PASSED_IN = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'last-event-id',
  'prefer',
  'range',
  'traceparent',
  'tracestate',
  'user-agent',
  'x-mail-signature',
  'x-request-id',
  'x-rollcall-client-ip',
] as const;

/** What callers do not get of the headers of a service: the connection's own, and what the gateway decides. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  'cache-control',
  'connection',
  'content-security-policy',
  'cross-origin-resource-policy',
  'keep-alive',
  'proxy-authenticate',
  'referrer-policy',
  'server',
  'set-cookie',
  'strict-transport-security',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-content-type-options',
  'x-frame-options',
  'x-powered-by',
  'x-request-id',
]);
const OF_PAGES: ReadonlySet<string> = new Set([
  'content-security-policy',
  'cache-control',
  'cross-origin-resource-policy',
  'x-frame-options',
]);

/** The headers of a request on its way to a service. */
export function requestHeaders(
  incoming: Readonly<Headers>,
  host: Headers['host'],
  takesBody: boolean,
): Headers {
  const passed: Headers = { host };
  for (const name of PASSED_IN) if (incoming[name] !== undefined) passed[name] = incoming[name];
  if (!takesBody) delete passed['content-type'];
  else if (incoming['content-length'] !== undefined) passed['content-length'] = incoming['content-length'];
  return passed;
}

/**
 * The headers of an answer on its way out.
 *
 * @param isPage pages know best which scripts and frames they need; data never needs any
 */
export function responseHeaders(answered: Readonly<Headers>, isPage: boolean): Headers {
  const passed: Headers = {};
  for (const name in answered) {
    const isOurs = name.startsWith('x-rollcall-');
    if (isOurs || (KEPT_BACK.has(name) && !(isPage && OF_PAGES.has(name)))) continue;
    passed[name] = answered[name];
  }
  return passed;
}
