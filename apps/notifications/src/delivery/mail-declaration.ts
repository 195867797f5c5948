import type { EventOf, EventType, Locale, MailKind } from '@rollcall/contracts';

/** To whom a mail goes, and what it is about. */
export interface MailRecipient {
  userId: string;
  /** Address as stored; what is written to is decided when it is sent (D-24). */
  address: string;
  locale: Locale;
  /** The invitation that it carries, if any. */
  invitationId: string | null;
}

/** One value that a template shows. */
export type MailValue = string | number | null;

/** What a template shows, lists included. Stored with the mail, so never a secret (Z-02). */
export type MailVariables = Readonly<
  Record<string, MailValue | readonly Readonly<Record<string, MailValue>>[]>
>;

/** The two parts of a mail, as Handlebars templates made by tools/build-mails.mjs. */
export interface MailTemplate {
  html: string;
  text: string;
}

/**
 * What a mail carries that is asked for when it is sent, and only then (Z-02). `session-link` is the link of the
 * invitation as long as it is open, with `joins` set, and the address of the installation afterwards.
 */
export type MailSecretKind = 'invitation-link' | 'credentials' | 'password-reset' | 'session-link';

/** What was fetched, by the name under which templates show it: `{{link}}`, `{{login}}`, `{{password}}`. */
export type MailSecrets = Readonly<Record<string, string | null>>;

/**
 * A kind of mail as a declaration: event → recipient → subject → variables, with a sample event, so that every mail
 * can be previewed and tested without anything else.
 */
export interface MailDeclaration<T extends EventType = EventType> {
  kind: MailKind;
  /** The event that leads to it; one event leads to one mail of a kind (E23). */
  cause: T;
  recipient(event: EventOf<T>): MailRecipient;
  variables(event: EventOf<T>): MailVariables;
  /** Names of the variables in which people may write several lines; all others are shown as one line. */
  freeText: readonly string[];
  /** Names of the variables that are instants: shown in words, in the time zone of the variable `timeZone`. */
  moments?: readonly string[];
  /** What is fetched for it; a mail about an account names in its variable `secretId` which. */
  secret: MailSecretKind | null;
  /** Subject lines, with the same variables as the templates. */
  subject: Readonly<Record<Locale, string>>;
  templates: Readonly<Record<Locale, MailTemplate>>;
  sample: EventOf<T>;
}

/** Declares a kind of mail. */
export function defineMail<T extends EventType>(declaration: MailDeclaration<T>): MailDeclaration<T> {
  return declaration;
}
