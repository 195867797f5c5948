import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_PREFIX } from './api-key-format.js';

const TOKEN_BYTES = 32;

/** A new access token of 256 random bits; only its digest is ever stored. */
export const newApiToken = (): string => TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');

/** Whether a text is meant as such a token. */
export const isApiToken = (text: string): boolean => text.startsWith(TOKEN_PREFIX);

/** What is stored of a token: a plain SHA-256 is enough at that entropy. */
export const digestOfApiToken = (token: string): Buffer => createHash('sha256').update(token).digest();
