const LENGTH = 500;
const HIDDEN = '[redacted]';
/** Links that our mails carry, up to what makes each one secret; also within the query of another address. */
const LINK = /((?:\/|%2f)(?:join|reset|unsubscribe)(?:\/|%2f))[^/?#\s"'<>]+/gi;

/**
 * What another server said, as one line that can be kept: without control characters, of bounded length, without half
 * of a character at its end, which the database would refuse, and without links of ours: servers that look for bad
 * addresses in mails quote what they found (Z-02).
 * @param secrets what must not be kept either
 */
export const oneLine = (said: string, secrets: readonly string[] = []): string =>
  without(said, secrets)
    .replace(LINK, `$1${HIDDEN}`)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LENGTH)
    .toWellFormed();

const without = (said: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), said);
