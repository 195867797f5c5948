import { crc32 } from 'node:zlib';

/** With this every key begins, so that people and secret scanners recognise one. */
export const KEY_PREFIX = 'rck_';
/** The same for access tokens that are made with keys. */
export const TOKEN_PREFIX = 'rct_';

/** Random bytes of a secret: 192 bits. */
export const SECRET_BYTES = 24;
/** What 24 bytes take in base 36. */
const SECRET_LENGTH = 38;

const KEY = /^rck_([0-9a-f]{32})_([0-9a-z]{38})([0-9a-f]{8})$/;
const ID = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/**
 * The text of a key: `rck_<id>_<secret><checksum>`, all of it letters and digits, 83 characters. The checksum (CRC-32 of
 * what stands before it) lets scanners tell keys from what only looks like one, without asking anybody.
 *
 * @param id UUID of the key
 * @param random {@link SECRET_BYTES} random bytes
 */
export function composeKey(id: string, random: Buffer): string {
  const secret = BigInt(`0x${random.toString('hex')}`)
    .toString(36)
    .padStart(SECRET_LENGTH, '0');
  const head = `${KEY_PREFIX}${id.replaceAll('-', '')}_${secret}`;
  return head + checksumOf(head);
}

/** The id in the text of a key; undefined when it is not, letter by letter, what {@link composeKey} makes. */
export function keyIdIn(text: string): string | undefined {
  const [, hex = '', secret = '', checksum] = KEY.exec(text) ?? [];
  if (checksum === undefined || checksumOf(`${KEY_PREFIX}${hex}_${secret}`) !== checksum) return undefined;
  return hex.replace(ID, '$1-$2-$3-$4-$5');
}

/**
 * The text of a key from what a client of OAuth sends: its id as `client_id`, and as `client_secret` either the key, or
 * only what follows its second underscore.
 */
export function keyOfClient(clientId: string, clientSecret: string): string {
  return clientSecret.startsWith(KEY_PREFIX)
    ? clientSecret
    : `${KEY_PREFIX}${clientId.toLowerCase().replaceAll('-', '')}_${clientSecret}`;
}

function checksumOf(head: string): string {
  return crc32(head).toString(16).padStart(8, '0');
}
