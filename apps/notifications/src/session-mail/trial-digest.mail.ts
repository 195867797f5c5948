import { UserActivatedV1 } from '@rollcall/contracts';
import { type MailVariables, defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import {
  type Addressee,
  SAMPLE_ADDRESSEE,
  type ToldSession,
  addressVariables,
  sessionVariables,
} from './session-variables.js';
import { trialDigestTemplates } from './templates/trial-digest.templates.js';

/** A mail longer than this is not read. */
const MOST_SESSIONS = 20;

const SAMPLE_SESSIONS: readonly ToldSession[] = [
  {
    pathName: 'First steps',
    name: 'Autumn',
    startsAt: '2026-12-01T08:00:00.000Z',
    endsAt: '2026-12-18T16:00:00.000Z',
  },
  { pathName: 'Safety at work', name: 'All year', startsAt: '2026-01-05T08:00:00.000Z', endsAt: null },
];

/** What the digest shows: the sessions by their start, and how many more there are. */
export const digestVariables = (
  person: Addressee,
  sessions: readonly ToldSession[],
  now: Date,
): MailVariables => ({
  ...addressVariables(person),
  sessions: sessions.slice(0, MOST_SESSIONS).map((session) => ({
    ...sessionVariables(session),
    isToCome: new Date(session.startsAt) > now ? 1 : null,
  })),
  moreSessions: Math.max(0, sessions.length - MOST_SESSIONS),
});

/** After activation on a free trial: one mail about the sessions that are not over, in place of all held back (D-13). */
export const trialDigestMail = defineMail({
  kind: 'trial_digest',
  cause: 'identity.user-activated.v1',
  recipient: ({ data }) => ({ userId: data.userId, address: '', locale: 'en', invitationId: null }),
  variables: ({ data, time }) =>
    digestVariables({ ...SAMPLE_ADDRESSEE, firstName: data.firstName }, SAMPLE_SESSIONS, new Date(time)),
  freeText: [],
  moments: ['startsAt', 'endsAt'],
  secret: 'session-link',
  subject: {
    en: 'Your sessions on {{platformName}}',
    fr: 'Vos sessions sur {{platformName}}',
  },
  templates: trialDigestTemplates,
  sample: sampleOf(UserActivatedV1),
});
