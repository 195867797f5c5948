/** A mail shows itself with its own styles; it runs nothing, loads nothing, and only our own pages may frame it. */
export const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
