import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { findProjectFile } from '../pages/project-file.js';

/** The merged OpenAPI document as it is served. */
export interface ServedDocument {
  text: string;
  etag: string;
}

/** The OpenAPI document of the installation, generated at build time by `tools/generate/openapi.mjs`. */
@Injectable()
export class OpenApiDocument {
  #served: Promise<ServedDocument | undefined> | undefined;

  /** Reads it once; undefined when it was not generated. */
  load(): Promise<ServedDocument | undefined> {
    this.#served ??= read();
    return this.#served;
  }
}

async function read(): Promise<ServedDocument | undefined> {
  const path = findProjectFile('docs/openapi.json');
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8');
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
