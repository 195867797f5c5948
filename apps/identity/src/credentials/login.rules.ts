import { readEmail } from '../users/email-address.rules.js';

/** What somebody typed to say who they are: at most one of the two is a text. */
export interface Login {
  email: string | null;
  username: string | null;
  /** The same for all spellings of one account, and for texts that can be no account. */
  canonical: string;
}

/** Reads an email or a username (Z-06): usernames have no `@` and no capitals (U3). */
export function readLogin(typed: string): Login {
  const text = typed.trim();
  if (!text.includes('@')) {
    const username = text.toLowerCase();
    return { email: null, username, canonical: username };
  }
  const reading = readEmail(text);
  const email = reading.ok ? reading.email : null;
  return { email, username: null, canonical: email ?? text.toLowerCase() };
}
