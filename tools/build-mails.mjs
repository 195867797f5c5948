/**
 * Compiles the MJML templates of the mails into TypeScript beside them, so that the services need neither MJML nor
 * template files when they run. The result is committed: a reviewer sees what changes in a mail.
 *
 *   node tools/build-mails.mjs           writes
 *   node tools/build-mails.mjs --check   only says what is out of date, and fails if anything is
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = join(ROOT, 'apps/notifications/src');
const LINE_LENGTH = 160;
/** `{{{x}}}` and `{{&x}}` would switch escaping off (V26). */
const UNESCAPED = /\{\{(?:\{|\s*&)/;

const check = process.argv.includes('--check');
const outdated = [];
for (const folder of await templateFolders()) {
  for (const [kind, locales] of await mailsIn(folder)) {
    const path = join(folder, `${kind}.templates.ts`);
    const content = await moduleOf(folder, kind, locales);
    if ((await readFile(path, 'utf8').catch(() => '')) === content) continue;
    outdated.push(relative(ROOT, path));
    if (!check) await writeFile(path, content);
  }
}
if (check && outdated.length > 0) {
  console.error(`Mail templates are out of date, run "node tools/build-mails.mjs": ${outdated.join(', ')}`);
  process.exitCode = 1;
}

async function templateFolders() {
  const capabilities = await readdir(SOURCES, { withFileTypes: true });
  const folders = capabilities.filter((entry) => entry.isDirectory()).map(({ name }) => join(SOURCES, name));
  const found = await Promise.all(
    folders.map((folder) => readdir(join(folder, 'templates')).catch(() => null)),
  );
  return folders.filter((_, index) => found[index]).map((folder) => join(folder, 'templates'));
}

/** Kinds of mail with their locales, from file names `<kind>.<locale>.mjml`. */
async function mailsIn(folder) {
  const mails = new Map();
  for (const name of (await readdir(folder)).toSorted()) {
    const [, kind, locale] = /^([\w-]+)\.([a-z]{2})\.mjml$/.exec(name) ?? [];
    if (kind) mails.set(kind, [...(mails.get(kind) ?? []), locale]);
  }
  return mails;
}

async function moduleOf(folder, kind, locales) {
  const constant = kind.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const parts = await Promise.all(
    locales.map(async (locale) => {
      const html = await htmlOf(join(folder, `${kind}.${locale}.mjml`));
      const text = await textOf(join(folder, `${kind}.${locale}.txt.hbs`));
      return `  ${locale}: {\n    html: ${literal(html)},\n    text: ${literal(text)},\n  },\n`;
    }),
  );
  return [
    `// Made by tools/build-mails.mjs from ${kind}.*.mjml and ${kind}.*.txt.hbs. Do not edit.`,
    '/* prettier-ignore */',
    `export const ${constant}Templates = {\n${parts.join('')}} as const;\n`,
  ].join('\n');
}

async function htmlOf(path) {
  const source = await readFile(path, 'utf8');
  // `fonts: {}`: a family that MJML knows would otherwise be fetched from a font server by the reader's mail client.
  const { html, errors } = await mjml2html(source, {
    filePath: path,
    ignoreIncludes: false,
    // Folders share what is laid out the same.
    includePath: SOURCES,
    validationLevel: 'strict',
    keepComments: false,
    fonts: {},
  });
  if (errors.length > 0)
    throw new Error(`${path}: ${errors.map((error) => error.formattedMessage).join('; ')}`);
  return refuseUnescaped(path, packed(html));
}

async function textOf(path) {
  return refuseUnescaped(path, await readFile(path, 'utf8'));
}

function refuseUnescaped(path, template) {
  if (UNESCAPED.test(template))
    throw new Error(`${path}: {{{…}}} and {{&…}} are not escaped and so not allowed`);
  return template;
}

/** Breaks lines only where MJML did (white space is equivalent there), but less often: a third of the size is indentation. */
function packed(html) {
  const lines = [''];
  for (const piece of html.split('\n').map((line) => line.trim())) {
    const last = lines[lines.length - 1];
    if (piece === '') continue;
    if (last !== '' && last.length + piece.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return `${lines.filter(Boolean).join('\n')}\n`;
}

function literal(text) {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}
