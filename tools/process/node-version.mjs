/* Old syntax on purpose: read by Nodes that the rest does not run on. The numbers are those of package.json. */
export function unsupportedNode(version) {
  var parts = version.split('.').map(Number);
  var major = parts[0];
  var minor = parts[1];
  var fits =
    (major === 20 && minor >= 19) ||
    (major === 22 && minor >= 13) ||
    (major === 24 && minor >= 11) ||
    major > 24;
  if (fits) return undefined;
  return '✗ Rollcall needs Node 20.19+, 22.13+ or 24.11+; this is ' + version + '. See https://nodejs.org/.';
}
