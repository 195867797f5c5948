/**
 * Fails when the schema of a published event changes so that consumers or stored events break. With `--publish`, takes
 * the current schemas into `libs/contracts/published` as what must hold from now on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareSchemas } from '../contracts/compare-schemas.mjs';
import { goldenSample } from '../contracts/golden-sample.mjs';
import { loadContracts } from '../contracts/load-contracts.mjs';
import { publishedSchema } from '../contracts/published-schema.mjs';
import { Failure, reportFailure } from '../process/failure.mjs';

const FOLDER = 'libs/contracts/published';

/** One line for each place where the events of these contracts break what was published. */
export function incompatibilities({ root, events }) {
  const published = readPublished(root);
  const removed = [...published.keys()]
    .filter((type) => !events.has(type))
    .map((type) => `${type}: the type was removed; it is published, so ${keep(type)}`);
  const broken = [...events.values()]
    .filter(({ type }) => published.has(type))
    .flatMap((definition) => {
      const { type } = definition;
      const current = publishedSchema(definition, goldenSample(definition));
      return compareSchemas(published.get(type), current).map(
        ({ path: at, problem }) => `${type}: ${at || 'the event'} ${problem}; ${instead(type)}`,
      );
    });
  return [...removed, ...broken];
}

/** Published schemas by type. @throws Failure when there are none: then nothing would be compared. */
export function readPublished(root) {
  const folder = path.join(root, FOLDER);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  if (files.length === 0)
    throw new Failure(`${FOLDER} has no schemas; restore it, there is nothing to compare with.`);
  return new Map(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')),
    ]),
  );
}

/** Writes what is published from now on. Samples of earlier publications stay: they must be readable for ever. */
export function publish({ root, events }) {
  const folder = path.join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const definition of events.values()) {
    const file = path.join(folder, `${definition.type}.json`);
    const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).examples : [];
    const sample = goldenSample(definition);
    const schema = publishedSchema(definition, sample);
    const isNew = !before.some((example) => JSON.stringify(example) === JSON.stringify(sample));
    schema.examples = isNew ? [...before, sample] : before;
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  }
}

function keep(type) {
  return `keep its declaration as long as somebody may read ${type}`;
}

function instead(type) {
  const [, name, version] = /^(.+\.v)(\d+)$/.exec(type);
  return `leave it as it was and declare ${name}${Number(version) + 1} for the new shape`;
}

function check(root, events) {
  const found = incompatibilities({ root, events });
  if (found.length > 0)
    throw new Failure(
      `Published events changed incompatibly:\n${found.map((line) => `  ${line}`).join('\n')}`,
    );
  const published = readPublished(root);
  const fresh = [...events.keys()].filter((type) => !published.has(type));
  console.log(`${published.size} published event types are as they were.`);
  if (fresh.length > 0)
    console.log(`Not published yet: ${fresh.join(', ')} (--publish when they are released).`);
}

async function main(root, args) {
  const { EVENTS } = await loadContracts(root);
  const isFirst = args.includes('--publish') && !existsSync(path.join(root, FOLDER));
  if (!isFirst) check(root, EVENTS);
  if (!args.includes('--publish')) return;
  publish({ root, events: EVENTS });
  console.log(`${EVENTS.size} event types are published in ${FOLDER}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(path.resolve(import.meta.dirname, '../..'), process.argv.slice(2)).catch(reportFailure);
}
