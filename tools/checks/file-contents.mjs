const CODE = /^(apps|libs|test|tools|bench)\/.+\.(tsx?|mjs)$/;
const SPEC = /\.(spec|int-spec|e2e-spec)\.ts$/;
const TEST_CODE = /^(apps|libs)\/[^/]+\/(src\/)?(testing|behaviours)\/|\.fixture\.ts$/;
const TESTED = /^(apps|libs|test)\//;
const GENERATED = /^\/[/*] Made (by|from) /;
const LONGEST_FILE = 250;
/** A specification is read case by case. */
const LONGEST_SPEC = 400;

/** Each rule: where it holds, what it forbids, and what to do instead. */
const RULES = [
  {
    in: (file) => SPEC.test(file),
    find: /\b(?:describe|it|test)\.(?:only|skip|todo|failing)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/,
    say: 'every test runs: no .only, .skip or .todo',
  },
  {
    in: () => true,
    find: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    say: 'no open ends in the code; make an issue of it',
  },
  {
    in: isProduction,
    find: /\bprocess\.env\b/,
    say: 'only libs/platform/src/config reads process.env',
  },
  {
    in: (file) => SPEC.test(file) || file.startsWith('test/'),
    find: /\bsetTimeout\(\s*(?:resolve|r|done|\(\)\s*=>\s*(?:resolve|r|done)\(\))\s*,|\bsleep\(\s*[\d_]/,
    say: 'tests wait for a condition, not for a time',
  },
  {
    in: (file) => TESTED.test(file) && !file.endsWith('.config.mjs'),
    find: /^export default\b/,
    say: 'no default exports',
  },
  {
    in: (file) => TESTED.test(file),
    find: /@ts-(?:ignore|nocheck)/,
    say: 'types are mended, not switched off',
  },
];

/** What the lines of the project's code may not contain. `read` gives a file's text. Returns one sentence for each. */
export function contentFaults(files, read) {
  return files.filter((file) => CODE.test(file)).flatMap((file) => faultsOf(file, read(file)));
}

function isProduction(file) {
  const isExempt = SPEC.test(file) || TEST_CODE.test(file) || file.startsWith('libs/platform/src/config/');
  return /^(apps|libs)\//.test(file) && !isExempt;
}

function faultsOf(file, text) {
  if (GENERATED.test(text)) return [];
  const lines = text.split('\n');
  const faults = RULES.filter((rule) => rule.in(file)).flatMap(({ find, say }) =>
    lines.flatMap((line, index) => (find.test(line) ? [`${file}:${index + 1}: ${say}`] : [])),
  );
  const longest = SPEC.test(file) ? LONGEST_SPEC : LONGEST_FILE;
  if (lines.length > longest + 1) faults.push(`${file}: ${lines.length - 1} lines, more than ${longest}`);
  return faults;
}
