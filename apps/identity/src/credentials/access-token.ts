import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new opaque access token of 256 random bits; only its digest is ever stored. */
export const newAccessToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of an access token: a plain SHA-256 is enough at that entropy. */
export const digestOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
