/** package.json of what other teams install, made from that of the project. */
export function packageManifest({ version, license, engines, dependencies }) {
  return {
    name: '@rollcall/contracts',
    version,
    description: 'The events of Rollcall: types, JSON Schemas, samples, validators, and a subscriber.',
    license,
    type: 'module',
    sideEffects: false,
    engines,
    exports: {
      '.': entry('contracts/src/public'),
      './subscriber': entry('subscriber/src/index'),
      './asyncapi.json': './asyncapi.json',
      './schemas/*.json': './schemas/*.json',
      './golden/*.json': './golden/*.json',
      './package.json': './package.json',
    },
    files: ['lib', 'schemas', 'golden', 'asyncapi.json'],
    dependencies: { typebox: dependencies.typebox },
    // Whoever reads the feed alone needs no client of the broker.
    peerDependencies: { amqplib: `^${dependencies.amqplib}` },
    peerDependenciesMeta: { amqplib: { optional: true } },
  };
}

const entry = (module) => ({ types: `./lib/${module}.d.ts`, default: `./lib/${module}.js` });
