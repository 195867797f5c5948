/** What a file may be. A new role is added here, so that two people do not invent two names for one thing. */
const ROLES = `
  module controller consumer handler query entity store client carrier strategy guard filter pipe interceptor decorator
  rules events errors error request requests resource answer responses options config metrics check
  mail template templates texts page sql schema migration
  spec int-spec e2e-spec behaviour journey fixture postgres rabbitmq browser d`;
const KNOWN_ROLES = new Set(ROLES.trim().split(/\s+/));
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FORBIDDEN_FOLDER = /^(common|shared|core|utils?|helpers?|misc|(manage|process)-.+)$/;
const CODE = /^(apps|libs|test|bench)\/.+\.tsx?$/;

/** Names that would not let a reader guess the path of a line. Returns one sentence for each. */
export function nameFaults(files) {
  return files
    .filter((file) => CODE.test(file))
    .flatMap((file) => faultsOf(file).map((fault) => `${file}: ${fault}`));
}

function faultsOf(file) {
  const folders = file.split('/').slice(1, -1);
  const [stem, ...roles] = file
    .split('/')
    .at(-1)
    .replace(/\.tsx?$/, '')
    .split('.');
  return [
    ...folders
      .filter((name) => FORBIDDEN_FOLDER.test(name))
      .map((name) => `a folder called "${name}" says nothing`),
    ...folders.filter((name) => !KEBAB.test(name)).map((name) => `the folder "${name}" is not kebab-case`),
    ...(KEBAB.test(stem) ? [] : [`"${stem}" is not kebab-case`]),
    ...roles
      .filter((role) => !KNOWN_ROLES.has(role))
      .map((role) => `".${role}" is not a role that this project knows`),
    ...misplacedTest(file, roles.at(-1)),
  ];
}

function misplacedTest(file, role) {
  const isJourney = file.startsWith('test/journeys/');
  if (role === 'e2e-spec' && !isJourney) return ['journeys live in test/journeys'];
  if ((role === 'int-spec' || role === 'spec') && isJourney) return ['test/journeys holds .e2e-spec.ts only'];
  return [];
}
