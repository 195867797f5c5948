import type { Locale } from '../fields.js';

/** Answer of a sign-in (`POST /v1/auth/login`) and of an accepted invitation. */
export interface SignInAnswer {
  /** Opaque bearer token; a secret. */
  accessToken: string;
  /** Seconds until it ends. */
  expiresIn: number;
  /** While true every other call answers 403 `password_change_required`. */
  passwordChangeRequired: boolean;
  /** Who signed in. */
  user: {
    /** The person. */
    id: string;
    /** The platform. */
    platformId: string;
    /** First name. */
    firstName: string;
    /** Last name. */
    lastName: string;
    /** Address, or null for username-only accounts. */
    email: string | null;
    /** Language. */
    locale: Locale;
  };
}
