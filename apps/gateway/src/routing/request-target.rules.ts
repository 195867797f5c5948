/** Where a request wants to go, in the one spelling that the gateway and every service read the same way. */
export interface RequestTarget {
  /** Canonical path: every segment decoded once and encoded again. */
  path: string;
  /** The query with its `?`, or nothing. */
  search: string;
  /** The decoded segments of the path. */
  segments: readonly string[];
  /** Host of a request in absolute form (RFC 9112, 3.2.2); it then counts instead of the Host header. */
  authority: string | undefined;
}

const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)([/?].*)?$/i;
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;
/** What a segment may not stand for: a separator, an escape of an escape, a control character. */
const AMBIGUOUS = /[/\\%\p{Cc}]/u;

/**
 * Reads a request target. Undefined for every spelling that two readers could take for two places: empty and dot
 * segments, encoded slashes, backslashes and percent signs, control characters, broken UTF-8, fragments.
 */
export function readRequestTarget(url: string): RequestTarget | undefined {
  if (url.startsWith('/')) return readOriginForm(url, undefined);
  const absolute = ABSOLUTE_FORM.exec(url);
  if (!absolute) return undefined;
  const [, authority, rest = '/'] = absolute;
  return readOriginForm(rest.startsWith('?') ? `/${rest}` : rest, authority);
}

function readOriginForm(url: string, authority: string | undefined): RequestTarget | undefined {
  const questionMark = url.indexOf('?');
  const path = questionMark === -1 ? url : url.slice(0, questionMark);
  const search = questionMark === -1 ? '' : url.slice(questionMark);
  if (search.includes('#')) return undefined;
  if (PLAIN_PATH.test(path)) return { path, search, segments: path.slice(1).split('/'), authority };
  const segments = readSegments(path);
  if (!segments) return undefined;
  return { path: `/${segments.map(encodeURIComponent).join('/')}`, search, segments, authority };
}

/** A slash at the end is kept as an empty last segment; any other empty segment is refused. */
function readSegments(path: string): string[] | undefined {
  if (path.includes('#')) return undefined;
  const raw = path.slice(1).split('/');
  const segments: string[] = [];
  for (const [index, segment] of raw.entries()) {
    const decoded = decodeSegment(segment);
    const isMisplacedGap = decoded === '' && index < raw.length - 1;
    if (decoded === undefined || isMisplacedGap) return undefined;
    segments.push(decoded);
  }
  return segments;
}

function decodeSegment(segment: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    return undefined;
  }
  return decoded === '.' || decoded === '..' || AMBIGUOUS.test(decoded) ? undefined : decoded;
}
