import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentFaults } from './file-contents.mjs';
import { nameFaults } from './file-names.mjs';
import { sourceFiles } from './source-files.mjs';

/** This file and its tests name what they forbid. */
const ABOUT_THE_RULES = /^tools\/checks\//;

/** The conventions of CONTRIBUTING.md that a program can see. Returns one sentence for each breach. */
export function checkNaming(root) {
  const files = sourceFiles(root).filter((file) => !ABOUT_THE_RULES.test(file));
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  return [...nameFaults(files), ...contentFaults(files, read)];
}
