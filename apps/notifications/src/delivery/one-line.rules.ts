const LENGTH = 500;

/**
 * What another server said, as one line that can be kept: without control characters, of bounded length, and without
 * half of a character at its end, which the database would refuse.
 */
export const oneLine = (said: string): string =>
  said
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LENGTH)
    .toWellFormed();
