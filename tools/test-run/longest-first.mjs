import { statSync } from 'node:fs';

/** Spec files that take minutes and cannot be told by their size; what begins last would run alone. */
const LONGEST = [
  /\/crash\.[^/]*e2e-spec\.ts$/,
  /\/authorisation-matrix\./,
  /\/pages\.browser\./,
  /\/no-secret-at-rest\./,
];

/** Has jest begin with the spec files that take longest: known ones first, then by size. It remembers nothing. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => {
      const index = LONGEST.findIndex((pattern) => pattern.test(path));
      return index === -1 ? LONGEST.length : index;
    };
    const size = ({ path }) => statSync(path).size;
    return tests.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a));
  }

  cacheResults() {}
}
