import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventFields } from '../contracts/event-fields.mjs';
import { goldenSample } from '../contracts/golden-sample.mjs';
import { loadContracts } from '../contracts/load-contracts.mjs';

const FILE = 'docs/events.md';

/** The catalogue of events for people. */
export async function generate({ root }) {
  const { EVENTS } = await loadContracts(root);
  const intro = readFileSync(path.join(root, 'tools/contracts/events-intro.md'), 'utf8');
  return new Map([[FILE, eventsPage(intro, [...EVENTS.values()])]]);
}

function eventsPage(intro, definitions) {
  const sections = [...byProducer(definitions)].flatMap(([producer, events]) => [
    `## ${capitalised(producer)}`,
    ...events.map(eventSection),
  ]);
  return `${[intro.trimEnd(), overview(definitions), ...sections].join('\n\n')}\n`;
}

function byProducer(definitions) {
  const groups = new Map();
  for (const definition of definitions) {
    groups.set(definition.producer, [...(groups.get(definition.producer) ?? []), definition]);
  }
  return groups;
}

function overview(definitions) {
  const rows = definitions.map(
    ({ type, subject, description }) =>
      `| [\`${type}\`](#${anchor(type)}) | \`${subject}\` | ${description} |`,
  );
  return ['## All events', '', '| type | subject | when |', '|---|---|---|', ...rows].join('\n');
}

function eventSection(definition) {
  const { type, subject, description, data } = definition;
  const fields = eventFields(data).map(
    ({ path: field, type: kind, meaning }) => `| \`${field}\` | ${kind} | ${meaning} |`,
  );
  return [
    `### ${type}`,
    '',
    description,
    '',
    `Subject: \`${subject}\` · [schema](../libs/contracts/schemas/${type}.json) · [sample](../libs/contracts/golden/${type}.json)`,
    '',
    '| field of `data` | type | meaning |',
    '|---|---|---|',
    ...fields,
    '',
    '```json',
    JSON.stringify(goldenSample(definition), null, 2),
    '```',
  ].join('\n');
}

/** GitHub's anchor of a heading. */
function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function capitalised(word) {
  return word[0].toUpperCase() + word.slice(1);
}
