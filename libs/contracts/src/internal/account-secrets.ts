/** A secret that a mail carries. */
export interface AccountSecretAsked {
  /** `credentials`: what a person who was set up signs in with; `password-reset`: a link to choose a password. */
  kind: 'credentials' | 'password-reset';
  /** For credentials the event that asked for the mail, so that a retry carries the same; else the reset. */
  id: string;
  /** The person. */
  userId: string;
  /** Where the mail goes; a secret is given only for the address that the person has now. */
  address: string;
}

/** `POST /internal/account-secrets` on identity: secrets at the moment of sending, at most 500 (Z-02). */
export interface AccountSecretsRequest {
  /** The secrets wanted. */
  items: AccountSecretAsked[];
}

/** What a mail shows; secrets, never stored, never logged. */
export interface AccountSecrets {
  /** The page to open: to sign in, or to choose a password. */
  link: string;
  /** Email or username to sign in with. */
  login: string;
  /** Generated password; null when the link leads to a choice of one (D-21). */
  password: string | null;
}

/** One answer of {@link AccountSecretsRequest}. */
export interface AccountSecretItem {
  /** As asked. */
  id: string;
  /** `gone` when it is no longer needed: the mail must be dropped. */
  state: 'open' | 'gone';
  /** Only when open. */
  secrets: AccountSecrets | null;
}

/** Answer to {@link AccountSecretsRequest}, in the order asked. */
export interface AccountSecretsAnswer {
  /** One item for each asked. */
  items: AccountSecretItem[];
}
