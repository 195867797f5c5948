/** Where to go after the sign-in: a path of this page and of no other site (V30); its first page otherwise. */
export function pathInside(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])[^\\\s]*$/.test(wanted) ? wanted : '/';
}
