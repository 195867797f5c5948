const COOKIE = /(?:^|; )(?:__Host-)?rollcall-csrf=([^;]+)/;

/** What shows that a write comes from this page and not from one of another site. */
export function csrfToken(): string | undefined {
  return COOKIE.exec(document.cookie)?.[1];
}
