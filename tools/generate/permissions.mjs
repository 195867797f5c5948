import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ACTORS,
  GROUP_ACTIONS,
  PEOPLE,
  PERSON_ACTIONS,
  PLACES,
  PLATFORM_ACTIONS,
} from '../permissions/example-platform.mjs';

const FILE = 'docs/permissions.md';
const POLICY = 'dist/apps/identity/src/policy/policy.rules.js';

/** The table actor × action, answered by the policy itself. */
export async function generate({ root }) {
  const { decide } = await import(pathToFileURL(path.join(root, POLICY)).href);
  const intro = readFileSync(path.join(root, 'tools/permissions/permissions-intro.md'), 'utf8');
  const sections = [
    intro.trimEnd(),
    `## Groups\n\nWhere each of them may. A dash means nowhere.\n\n${groupTable(decide)}`,
    ...Object.entries(PERSON_ACTIONS).map(([name, action]) => personSection(decide, name, action)),
    `## The platform\n\n${platformTable(decide)}`,
  ];
  sections.splice(2, 0, '## People\n\n`not_found` is also the answer about somebody who does not exist.');
  return new Map([[FILE, `${sections.join('\n\n')}\n`]]);
}

const groupTable = (decide) =>
  table(
    'what to do with a group',
    Object.entries(GROUP_ACTIONS).map(([name, action]) => [
      name,
      ...Object.values(ACTORS).map((actor) => where(decide, actor, action)),
    ]),
  );

function where(decide, actor, action) {
  const places = Object.keys(PLACES).filter((place) => decide(actor, action(PLACES[place])).allowed);
  if (places.length === Object.keys(PLACES).length) return 'everywhere';
  return places.length === 0 ? '–' : places.join(', ');
}

function personSection(decide, name, action) {
  const rows = Object.entries(PEOPLE).map(([somebody, person]) => [
    somebody,
    ...Object.values(ACTORS).map((actor) => answer(decide(actor, action(person)))),
  ]);
  return `### ${name[0].toUpperCase()}${name.slice(1)}\n\n${table('who it is about', rows)}`;
}

const platformTable = (decide) =>
  table(
    'what to do',
    Object.entries(PLATFORM_ACTIONS).map(([name, action]) => [
      name,
      ...Object.values(ACTORS).map((actor) => answer(decide(actor, action))),
    ]),
  );

const answer = (decision) => (decision.allowed ? 'yes' : `\`${decision.code}\``);

/** As prettier would write it, so that formatting and generating never fight over the file. */
function table(title, rows) {
  const all = [[title, ...Object.keys(ACTORS)], ...rows];
  const widths = all[0].map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(all[0]), rule, ...rows.map(line)].join('\n');
}
