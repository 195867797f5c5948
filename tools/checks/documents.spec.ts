import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = process.cwd();
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
const DOCUMENTS = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions')];

/** Targets of the links of a document that lead into this repository. */
function localLinksOf(file: string): string[] {
  return [...read(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** GitHub's anchors of the headings of a document. */
function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** What a link leads to that is not there. */
function isBroken(file: string, target: string): boolean {
  const [place = '', anchor] = target.split('#');
  const linked = place === '' ? file : path.join(path.dirname(file), place);
  if (!existsSync(path.join(ROOT, linked))) return true;
  return anchor !== undefined && !anchorsOf(linked).includes(anchor);
}

describe('the documents', () => {
  it.each(DOCUMENTS)('%s links to what is there', (file) => {
    expect(localLinksOf(file).filter((target) => isBroken(file, target))).toEqual([]);
  });

  it('explain every variable that a service reads', () => {
    const configs = readdirSync(path.join(ROOT, 'apps')).map((name) => `apps/${name}/src/config.ts`);
    const sources = [...configs, 'libs/platform/src/config/service.config.ts'].filter((file) =>
      existsSync(path.join(ROOT, file)),
    );
    const variables = sources.flatMap((file) =>
      [...read(file).matchAll(/^ {2}(?:override )?([A-Z][A-Z_]+)[?:]/gm)].map(([, name = '']) => name),
    );
    expect(variables).toContain('DATABASE_URL');
    const explained = read('README.md');
    const missing = variables.filter(
      (name) => !explained.includes(`\`${name.replace(/^RATE_LIMIT_.+/, 'RATE_LIMIT_…')}\``),
    );
    expect(missing).toEqual([]);
  });

  it('name only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = DOCUMENTS.flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
