import type { MailVariables } from '../delivery/mail-declaration.js';

/** What mails say of a session. */
export interface ToldSession {
  pathName: string;
  name: string;
  startsAt: Date | string;
  endsAt: Date | string | null;
}

const instant = (value: Date | string | null): string | null =>
  value === null ? null : new Date(value).toISOString();

/** The words for a session in a mail; see `moments` of the declarations. */
export const sessionVariables = ({ pathName, name, startsAt, endsAt }: ToldSession) => ({
  pathName,
  sessionName: name,
  startsAt: instant(startsAt),
  endsAt: instant(endsAt),
});

/** Whom a mail about sessions addresses. */
export interface Addressee {
  platformName: string;
  firstName: string | null;
  timeZone: string;
}

/** The words that all mails about sessions share. */
export const addressVariables = ({ platformName, firstName, timeZone }: Addressee): MailVariables => ({
  platformName,
  firstName,
  timeZone,
});

/** Stands in for who is addressed, in samples. */
export const SAMPLE_ADDRESSEE: Addressee = {
  platformName: 'Northwind Academy',
  firstName: 'Ada',
  timeZone: 'Europe/Paris',
};

/** The session of a sample event. */
export function sampleSession({ sessions: [session] }: { sessions: readonly ToldSession[] }): ToldSession {
  if (!session) throw new Error('The sample tells of no session.');
  return session;
}
