import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { findProjectFile } from '../pages/project-file.js';

const PAGE = 'dist/admin-ui/index.html';
const NONCE = '__CSP_NONCE__';

/** The page of the admin UI, and what it may load. */
export interface AdminUiPage {
  html: string;
  policy: string;
}

/** What the build made of the admin UI. */
@Injectable()
export class AdminUiFiles {
  /** The folder of its files; undefined when it was not built. */
  readonly folder: string | undefined;

  constructor() {
    const page = findProjectFile(PAGE);
    this.folder = page && dirname(page);
  }

  /** The page for one answer. Style sheets that scripts make need the nonce of this answer; inline scripts never run. */
  async page(): Promise<AdminUiPage | undefined> {
    if (this.folder === undefined) return undefined;
    // Read anew each time: a build that replaced it has replaced the files that it names.
    const template = await readFile(`${this.folder}/index.html`, 'utf8');
    const nonce = randomBytes(16).toString('base64url');
    return { html: template.replaceAll(NONCE, nonce), policy: policyWith(nonce) };
  }
}

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
