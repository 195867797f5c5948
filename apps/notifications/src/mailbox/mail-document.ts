/** Styles of mails are inline; nothing else is loaded or run, in the page or in the mails that it shows. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

/** Links in a mail open in a tab of their own; the frame is sandboxed, so that no script of a mail runs. */
export const asDocument = (html: string): string =>
  html.replace(
    /<head[^>]*>/i,
    (head) => `${head}<base target="_blank"><meta name="referrer" content="no-referrer">`,
  );
