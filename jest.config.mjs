const swc = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

/** Nest 12 is published as ES modules only, so jest runs in ESM mode (`--experimental-vm-modules`, set by tools/test.mjs). */
const project = (displayName, roots, suffix, more = {}) => ({
  displayName,
  rootDir: '.',
  roots: roots.map((root) => `<rootDir>/${root}`),
  testMatch: [`**/*.${suffix}.ts`],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^@rollcall/(contracts|platform|database|messaging)$': '<rootDir>/libs/$1/src/index.ts',
    '^@rollcall/contracts/subscriber$': '<rootDir>/libs/subscriber/src/index.ts',
    '^@rollcall/(platform|database|messaging)/testing$': '<rootDir>/libs/$1/src/testing.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  ...more,
});

export default {
  projects: [
    project('unit', ['apps', 'libs', 'tools', 'test'], 'spec'),
    project('integration', ['apps', 'libs'], 'int-spec'),
    project('journeys', ['test/journeys'], 'e2e-spec'),
  ],
  testSequencer: './tools/test-run/longest-first.mjs',
  // A machine that runs four of them at once, and more besides, can be slow; nothing waits for a time.
  testTimeout: 60_000,
};
