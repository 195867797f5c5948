/**
 * Lets a child process run TypeScript from the sources: `node --import <this file> fixture.ts`. Specs that kill
 * processes use it, so that they never test a stale build.
 */
import { transform } from '@swc/core';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

const ALIAS = /^@rollcall\/([a-z]+)(\/testing)?$/;
const libs = new URL('../../../', import.meta.url);
const options = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};

export async function resolve(specifier, context, next) {
  const alias = ALIAS.exec(specifier);
  if (alias) {
    const entry = new URL(`${alias[1]}/src/${alias[2] ? 'testing' : 'index'}.ts`, libs);
    return { url: entry.href, format: 'module', shortCircuit: true };
  }
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

/** Arguments of `node` that make a TypeScript file run. */
export const typescriptArguments = ['--import', pathToFileURL(fileURLToPath(import.meta.url)).href];
